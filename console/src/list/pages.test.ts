import { flushPromises } from "@vue/test-utils";
import { expect, it } from "vitest";
import { ref } from "vue";
import { listAll, usePages, type Page } from "./pages";

const NUMBERS = Array.from({ length: 450 }, (_, index) => index);

async function ask(cursor: string | undefined, limit: number): Promise<Page<number>> {
    const from = Number(cursor ?? 0);
    const end = from + limit;
    return { items: NUMBERS.slice(from, end), nextCursor: end < NUMBERS.length ? String(end) : undefined };
}

it("walks a list forwards and back by the server's cursors", async () => {
    const list = usePages(ask);
    await flushPromises();
    expect(list.items.value[0]).toBe(0);
    await list.turn(1);
    await list.turn(1);
    expect(list.items.value[0]).toBe(100);
    await list.turn(-1);
    expect(list.items.value[0]).toBe(50);
    expect(list.page.value).toBe(1);
});

it("begins anew when the question changes", async () => {
    const filter = ref("a");
    const list = usePages(ask, [filter]);
    await flushPromises();
    await list.turn(1);
    filter.value = "b";
    await flushPromises();
    expect(list.page.value).toBe(0);
    expect(list.items.value[0]).toBe(0);
});

it("does not go beyond the last page", async () => {
    const list = usePages(ask, [], 300);
    await flushPromises();
    await list.turn(1);
    expect(list.hasNext.value).toBe(false);
    await list.turn(1);
    expect(list.page.value).toBe(1);
});

it("reads a whole list, saying how far it is, up to a limit", async () => {
    const seen: number[] = [];
    expect(await listAll(ask, 5000, (count) => seen.push(count))).toHaveLength(450);
    expect(seen).toEqual([200, 400, 450]);
    expect(await listAll(ask, 300)).toHaveLength(400);
});
