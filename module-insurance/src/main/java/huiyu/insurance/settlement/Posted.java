package huiyu.insurance.settlement;

/**
 * A version with its postings.
 *
 * @param accounts and {@code amounts}: array literals of equal length; the amounts sum to zero
 * @param owedFen what the patient owes more (or less) of a bill treated before payment
 * @param clearingFen what the insuring city owes the hospital's city more (or less)
 * @param detail for the audit trail, JSON
 */
record Posted(Version version, String accounts, String amounts, long owedFen, long clearingFen, String detail) {}
