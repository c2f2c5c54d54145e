package huiyu.policy.bill;

import java.util.Locale;

/** What a bill is for 费用类别. */
public enum BillKind {
    DELIVERY, PRENATAL, ASSISTED_REPRODUCTION, INPATIENT, OUTPATIENT;

    /** Whether the person stayed in hospital: such a bill counts as a stay of the year. */
    public boolean isStay() {
        return this == DELIVERY || this == INPATIENT;
    }

    /** As written in files and APIs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
