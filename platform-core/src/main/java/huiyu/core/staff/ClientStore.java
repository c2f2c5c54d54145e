package huiyu.core.staff;

import static huiyu.core.db.tables.Tables.CLIENT_ASSIGNMENT;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.ClientAssignmentRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ClientStore {

    List<Client> list(Read read, Optional<String> afterClientId, int most) {
        return read.dsl()
                .selectFrom(CLIENT_ASSIGNMENT)
                .where(CLIENT_ASSIGNMENT.TENANT_ID.eq(read.tenantId()))
                .and(afterClientId.map(CLIENT_ASSIGNMENT.CLIENT_ID::gt).orElse(DSL.noCondition()))
                .orderBy(CLIENT_ASSIGNMENT.CLIENT_ID)
                .limit(most)
                .fetch(ClientStore::client);
    }

    Optional<Client> find(Read read, String clientId) {
        return read.dsl()
                .selectFrom(CLIENT_ASSIGNMENT)
                .where(CLIENT_ASSIGNMENT.TENANT_ID.eq(read.tenantId()))
                .and(CLIENT_ASSIGNMENT.CLIENT_ID.eq(clientId))
                .fetchOptional(ClientStore::client);
    }

    /** False when the client id is taken. */
    boolean insert(Tx tx, Client client) {
        return tx.dsl()
                        .insertInto(CLIENT_ASSIGNMENT)
                        .set(CLIENT_ASSIGNMENT.TENANT_ID, tx.tenantId())
                        .set(CLIENT_ASSIGNMENT.ID, client.id())
                        .set(CLIENT_ASSIGNMENT.CLIENT_ID, client.clientId())
                        .set(CLIENT_ASSIGNMENT.DISPLAY_NAME, client.displayName())
                        .set(CLIENT_ASSIGNMENT.ROLE, client.role())
                        .set(CLIENT_ASSIGNMENT.STATUS, client.status())
                        .set(CLIENT_ASSIGNMENT.VALID_FROM, client.from())
                        .set(CLIENT_ASSIGNMENT.VALID_TO, client.to().orElse(null))
                        .onConflict(CLIENT_ASSIGNMENT.TENANT_ID, CLIENT_ASSIGNMENT.CLIENT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    void setStatus(Tx tx, String clientId, String status) {
        tx.dsl()
                .update(CLIENT_ASSIGNMENT)
                .set(CLIENT_ASSIGNMENT.STATUS, status)
                .where(CLIENT_ASSIGNMENT.TENANT_ID.eq(tx.tenantId()))
                .and(CLIENT_ASSIGNMENT.CLIENT_ID.eq(clientId))
                .execute();
    }

    private static Client client(ClientAssignmentRecord row) {
        return new Client(
                row.getId(),
                row.getClientId(),
                row.getDisplayName(),
                row.getRole(),
                row.getStatus(),
                row.getValidFrom(),
                Optional.ofNullable(row.getValidTo()));
    }
}
