package huiyu.assistance.status;

/** A status people are assisted by. @param source the body that says who holds it, such as {@code civil-affairs} */
record StatusKind(String code, String nameZh, String nameEn, String source) {}
