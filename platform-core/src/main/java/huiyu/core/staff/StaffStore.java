package huiyu.core.staff;

import static huiyu.core.db.tables.Tables.ORG_UNIT;
import static huiyu.core.db.tables.Tables.STAFF_ASSIGNMENT;
import static huiyu.core.db.tables.Tables.STAFF_MEMBER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class StaffStore {

    private static final Field<List<Assignment>> ASSIGNMENTS = multiset(select(
                            STAFF_ASSIGNMENT.ID,
                            STAFF_ASSIGNMENT.ROLE,
                            ORG_UNIT.DIVISION_CODE,
                            STAFF_ASSIGNMENT.VALID_FROM,
                            STAFF_ASSIGNMENT.VALID_TO)
                    .from(STAFF_ASSIGNMENT)
                    .leftJoin(ORG_UNIT)
                    .on(ORG_UNIT.TENANT_ID.eq(STAFF_ASSIGNMENT.TENANT_ID))
                    .and(ORG_UNIT.ID.eq(STAFF_ASSIGNMENT.ORG_UNIT_ID))
                    .where(STAFF_ASSIGNMENT.TENANT_ID.eq(STAFF_MEMBER.TENANT_ID))
                    .and(STAFF_ASSIGNMENT.STAFF_ID.eq(STAFF_MEMBER.ID))
                    .orderBy(STAFF_ASSIGNMENT.VALID_FROM, STAFF_ASSIGNMENT.ROLE))
            .as("assignments")
            .convertFrom(rows -> rows.map(row -> new Assignment(
                    Optional.of(row.value1()),
                    Role.valueOf(row.value2()),
                    Optional.ofNullable(row.value3()),
                    row.value4(),
                    Optional.ofNullable(row.value5()))));

    List<StaffMember> list(Read read, Optional<String> afterUsername, int most) {
        return read.dsl()
                .select(STAFF_MEMBER.asterisk(), ASSIGNMENTS)
                .from(STAFF_MEMBER)
                .where(STAFF_MEMBER.TENANT_ID.eq(read.tenantId()))
                .and(afterUsername.map(STAFF_MEMBER.USERNAME::gt).orElse(noCondition()))
                .orderBy(STAFF_MEMBER.USERNAME)
                .limit(most)
                .fetch(StaffStore::member);
    }

    Optional<StaffMember> find(Read read, UUID id) {
        return find(read, STAFF_MEMBER.ID.eq(id));
    }

    Optional<StaffMember> findByUsername(Read read, String username) {
        return find(read, STAFF_MEMBER.USERNAME.eq(username));
    }

    Optional<String> findUsername(Read read, String subject) {
        return read.dsl()
                .select(STAFF_MEMBER.USERNAME)
                .from(STAFF_MEMBER)
                .where(STAFF_MEMBER.TENANT_ID.eq(read.tenantId()))
                .and(STAFF_MEMBER.SUBJECT.eq(subject))
                .fetchOptional(STAFF_MEMBER.USERNAME);
    }

    /** Changes of one person's roles come one after the other. */
    void lock(Tx tx, UUID id) {
        tx.dsl()
                .selectOne()
                .from(STAFF_MEMBER)
                .where(STAFF_MEMBER.TENANT_ID.eq(tx.tenantId()))
                .and(STAFF_MEMBER.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    /** Empty when the username is taken in this tenant. */
    Optional<UUID> insert(Tx tx, String username, String displayName, Optional<String> email) {
        return tx.dsl()
                .insertInto(STAFF_MEMBER)
                .set(STAFF_MEMBER.TENANT_ID, tx.tenantId())
                .set(STAFF_MEMBER.USERNAME, username)
                .set(STAFF_MEMBER.DISPLAY_NAME, displayName)
                .set(STAFF_MEMBER.EMAIL, email.orElse(null))
                .set(STAFF_MEMBER.STATUS, "invited")
                .onConflict(STAFF_MEMBER.TENANT_ID, STAFF_MEMBER.USERNAME)
                .doNothing()
                .returning(STAFF_MEMBER.ID)
                .fetchOptional(STAFF_MEMBER.ID);
    }

    void setCitizen(Tx tx, UUID id, BlindIndex citizen) {
        tx.dsl()
                .update(STAFF_MEMBER)
                .set(STAFF_MEMBER.CITIZEN_INDEX, citizen.bytes())
                .where(STAFF_MEMBER.TENANT_ID.eq(tx.tenantId()))
                .and(STAFF_MEMBER.ID.eq(id))
                .execute();
    }

    /** False when there is no org unit of that code. */
    boolean insert(Tx tx, UUID staffId, Assignment assignment) {
        Optional<UUID> orgUnit = assignment.orgUnit().flatMap(code -> findOrgUnit(tx, code));
        if (assignment.orgUnit().isPresent() && orgUnit.isEmpty()) {
            return false;
        }
        tx.dsl()
                .insertInto(STAFF_ASSIGNMENT)
                .set(STAFF_ASSIGNMENT.TENANT_ID, tx.tenantId())
                .set(STAFF_ASSIGNMENT.STAFF_ID, staffId)
                .set(STAFF_ASSIGNMENT.ROLE, assignment.role().name())
                .set(STAFF_ASSIGNMENT.ORG_UNIT_ID, orgUnit.orElse(null))
                .set(STAFF_ASSIGNMENT.VALID_FROM, assignment.from())
                .set(STAFF_ASSIGNMENT.VALID_TO, assignment.to().orElse(null))
                .execute();
        return true;
    }

    void end(Tx tx, UUID assignmentId, LocalDate lastDay) {
        tx.dsl()
                .update(STAFF_ASSIGNMENT)
                .set(STAFF_ASSIGNMENT.VALID_TO, lastDay)
                .where(STAFF_ASSIGNMENT.TENANT_ID.eq(tx.tenantId()))
                .and(STAFF_ASSIGNMENT.ID.eq(assignmentId))
                .execute();
    }

    void setStatus(Tx tx, UUID id, String status) {
        tx.dsl()
                .update(STAFF_MEMBER)
                .set(STAFF_MEMBER.STATUS, status)
                .where(STAFF_MEMBER.TENANT_ID.eq(tx.tenantId()))
                .and(STAFF_MEMBER.ID.eq(id))
                .execute();
    }

    void setProvisioned(Tx tx, UUID id, String subject) {
        tx.dsl()
                .update(STAFF_MEMBER)
                .set(STAFF_MEMBER.SUBJECT, subject)
                .set(STAFF_MEMBER.STATUS, "active")
                .where(STAFF_MEMBER.TENANT_ID.eq(tx.tenantId()))
                .and(STAFF_MEMBER.ID.eq(id))
                .and(STAFF_MEMBER.STATUS.ne("disabled"))
                .execute();
    }

    private static Optional<UUID> findOrgUnit(Read read, String divisionCode) {
        return read.dsl()
                .select(ORG_UNIT.ID)
                .from(ORG_UNIT)
                .where(ORG_UNIT.TENANT_ID.eq(read.tenantId()))
                .and(ORG_UNIT.DIVISION_CODE.eq(divisionCode))
                .fetchOptional(ORG_UNIT.ID);
    }

    private static Optional<StaffMember> find(Read read, Condition which) {
        return read.dsl()
                .select(STAFF_MEMBER.asterisk(), ASSIGNMENTS)
                .from(STAFF_MEMBER)
                .where(STAFF_MEMBER.TENANT_ID.eq(read.tenantId()))
                .and(which)
                .fetchOptional(StaffStore::member);
    }

    private static StaffMember member(Record row) {
        return new StaffMember(
                row.get(STAFF_MEMBER.ID),
                row.get(STAFF_MEMBER.USERNAME),
                row.get(STAFF_MEMBER.DISPLAY_NAME),
                Optional.ofNullable(row.get(STAFF_MEMBER.EMAIL)),
                Optional.ofNullable(row.get(STAFF_MEMBER.SUBJECT)),
                row.get(STAFF_MEMBER.STATUS),
                row.get(STAFF_MEMBER.CITIZEN_INDEX) != null,
                row.get(ASSIGNMENTS));
    }
}
