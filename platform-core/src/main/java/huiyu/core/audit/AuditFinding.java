package huiyu.core.audit;

/** Something wrong with a tenant's chain. @param what the id of the audit row, or the hash of an anchor */
record AuditFinding(int tenantId, Kind kind, long position, String what) {

    enum Kind {
        CHANGED("内容被修改", "was changed"),
        REMOVED("记录被删除", "was removed"),
        REORDERED("顺序被调换", "stands in another place than it was sealed in"),
        SEAL_REMOVED("封存被删除", "the seal was removed"),
        PLANTED("事后插入", "was put in later"),
        REWRITTEN("链与外部锚点不符", "the chain is not the one that was anchored outside"),
        CUT_OFF("链尾被截断", "the chain ends before a position that was anchored outside");

        final String zh;
        final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    @Override
    public String toString() {
        return "tenant %d position %d %s: %s %s".formatted(tenantId, position, what, kind.zh, kind.en);
    }
}
