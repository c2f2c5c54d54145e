package huiyu.insurance.feed;

/**
 * What one institution's system sent on one day.
 *
 * @param received bills settled for the first time
 * @param late of these, those that came more days after discharge than the tenant allows
 * @param malformed bodies or values that could not be read
 * @param duplicate bills that were there already
 * @param refused bills against a rule: not covered, no money, not its own
 * @param missing nothing came, though something did in the fortnight before
 */
record FeedDay(
        String institution, String nameZh, String nameEn, int received, int late, int malformed, int duplicate, int refused,
        boolean missing) {}
