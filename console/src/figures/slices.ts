import { word } from "@/i18n";

/** Lists of words that name a slice of some indicator; the first that knows it does. */
const LISTS = ["caseStatus", "layer", "billKind", "enrolmentKind", "service", "warningOutcome", "indicator.slices"];

/** What an indicator counts within a programme, such as a state, or a layer and what its bills are for (`basic/inpatient`). */
export const sliceName = (slice: string) =>
    slice.split("/").map((part) => LISTS.map((list) => word(list, part)).find((name) => name !== part) ?? part).join(" · ");
