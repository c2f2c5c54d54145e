import type { cases } from "@huiyu/client";
import { daysFromToday } from "@/format/day";

export type View = "mine" | "team" | "due-today" | "overdue" | "returned" | "warnings";

type Asked = Pick<cases.ListTasksRequest, "view" | "kind">;

/** What each view asks of the server; a warning is what an automatic rule left to a person. */
export const VIEWS: Record<View, Asked> = {
    mine: { view: "mine" },
    team: { view: "team" },
    "due-today": { view: "due-today" },
    overdue: { view: "overdue" },
    returned: { view: "returned" },
    warnings: { view: "team", kind: "unfinished" },
};

/** A row's edge: late, soon, or nothing. */
export function due(task: cases.Task): string | undefined {
    if (task.caseSummary.paused) return undefined;
    const left = daysFromToday(task.dueOn);
    return left < 0 ? "late" : left <= 3 ? "soon" : undefined;
}
