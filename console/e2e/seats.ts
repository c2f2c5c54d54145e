import { afterAll, afterEach, expect } from "vitest";
import { leave, sit, type Seat } from "./browser";

/** Where the people of a file's stories sit down: each story leaves its seats, and no browser may have complained. */
export function seating() {
    let taken: Seat[] = [];
    afterEach(async () => {
        const complaints = taken.flatMap((seat) => seat.complaints);
        await Promise.all(taken.map((seat) => seat.context.close()));
        taken = [];
        expect(complaints).toEqual([]);
    });
    afterAll(leave);
    return async (...args: Parameters<typeof sit>): Promise<Seat> => {
        const seat = await sit(...args);
        taken.push(seat);
        return seat;
    };
}

/** A field by its name, whatever Element Plus wraps around it. */
export const field = ({ page }: Seat, name: string) =>
    page.locator(`[data-test=${name}] input, [data-test=${name}] textarea, input[data-test=${name}], textarea[data-test=${name}]`).first();
