package huiyu.core.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** @param subject of the person's tokens; empty until the account is provisioned */
record StaffMember(
        UUID id,
        String username,
        String displayName,
        Optional<String> email,
        Optional<String> subject,
        String status,
        List<Assignment> assignments) {}
