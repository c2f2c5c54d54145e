package huiyu.core.audit;

import java.util.List;

/**
 * Where the last hash of each chain is kept outside the database, out of reach of who owns the database: best on a
 * medium that only grows. An owner who writes a chain anew cannot make it end in the hashes written down here.
 */
interface AuditAnchors {

    void add(List<AuditAnchor> anchors);

    /** In the order in which they were added. */
    List<AuditAnchor> listAnchors();
}
