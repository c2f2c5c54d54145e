package huiyu.core.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param subject of the person's tokens; empty until the account is provisioned
 * @param citizenKnown whether it is known who this is as a citizen, so that the own family's cases are for others
 */
record StaffMember(
        UUID id,
        String username,
        String displayName,
        Optional<String> email,
        Optional<String> subject,
        String status,
        boolean citizenKnown,
        List<Assignment> assignments) {}
