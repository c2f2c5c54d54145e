package huiyu.core.lifeevent;

import huiyu.api.cases.model.BirthDetails;
import huiyu.api.cases.model.ChildReference;
import huiyu.api.cases.model.BirthOrderDetails;
import huiyu.api.cases.model.CustodyDetails;
import huiyu.api.cases.model.CustodyShare;
import huiyu.api.cases.model.DeathDetails;
import huiyu.api.cases.model.LifeEventKind;
import huiyu.api.cases.model.LifeEventReport;
import huiyu.api.cases.model.MoveDetails;
import huiyu.api.cases.model.Newborn;
import huiyu.api.cases.model.Parent;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.job.EventDispatcher;
import huiyu.core.party.TestNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A city with a district and a street, money, staff, and a hospital that reports births. */
public final class TestCity {

    public static final LocalDate BORN = LocalDate.of(2026, 10, 20);

    public final int id;
    public final String division;
    public final UUID district;
    public final UUID street;
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final Actor hospital;
    private int number;

    public TestCity(int provinceId) {
        this(provinceId, "1000000.00");
    }

    /** @param yuan in the fund of every programme */
    public TestCity(int provinceId, String yuan) {
        id = CoreDatabase.createCity(provinceId);
        hospital = actor("hospital-" + id, Role.INTEGRATOR, Optional.empty());
        division = transactions.run(id, tx -> tx.dsl()
                .fetchSingle("select division_code from core.tenant where id = ?", id)
                .get(0, String.class));
        UUID city = unit(null, "9" + division.substring(1, 5) + "X", "city");
        district = unit(city, division, "district");
        street = unit(district, division + "001", "street");
        transactions.execute(id, tx -> tx.dsl()
                .execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'test', date '2023-01-01')", id));
        FundFixture funds = new FundFixture();
        for (String programme : List.of("test-monthly", "test-bonus", "test-public", "test-shared", "test-yearly")) {
            funds.createFund(id, programme, Funder.CITY, programme, 2026, yuan);
            funds.createFund(id, programme, Funder.CITY, programme, 2027, yuan);
            funds.createFund(id, programme, Funder.CITY, programme, 2028, yuan);
        }
    }

    /** The tenant's own modules run to this day. */
    public void endModules(LocalDate lastDay) {
        transactions.execute(id, tx -> tx.dsl()
                .execute("update core.tenant_module set enabled_to = ? where tenant_id = ?", lastDay, id));
    }

    private UUID unit(UUID parent, String code, String level) {
        return transactions.run(id, tx -> tx.dsl()
                .fetchSingle(
                        """
                        with own as (select uuidv7() as id)
                        insert into core.org_unit (tenant_id, id, parent_id, division_code, level, name_zh, name_en, lineage)
                        select ?, own.id, ?, ?, ?, ?, ?,
                               own.id || coalesce((select p.lineage from core.org_unit p where p.tenant_id = ? and p.id = ?), '{}')
                          from own
                        returning id""",
                        id, parent, code, level, "测试", "Test", id, parent)
                .get("id", UUID.class));
    }

    public Actor actor(String subject, Role role, Optional<UUID> unit) {
        return new Actor(subject, subject, id, Set.of(role), Set.of("case.review", "case.answer"), unit, Optional.empty());
    }

    public Actor clerk() {
        return actor("clerk-1", Role.CASEWORKER, Optional.of(district));
    }

    public Actor reviewer() {
        return actor("reviewer-1", Role.REVIEWER, Optional.of(district));
    }

    public Actor guardian(UUID person) {
        return new Actor(
                "guardian-" + person, "家长", id, Set.of(Role.GUARDIAN), Set.of(), Optional.empty(), Optional.of(person));
    }

    public LifeEventIntake.Outcome report(LifeEventReport report) {
        return transactions.run(id, tx -> CaseworkContext.get(LifeEventIntake.class).report(tx, report, hospital));
    }

    /** Reports a birth of which everything is known. @return the case it opened for a programme */
    public UUID caseOfBirth(String programme) {
        return report(birth()).cases().stream()
                .filter(file -> file.programme().equals(programme))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** A birth of which everything is known. */
    public LifeEventReport birth() {
        LifeEventReport report = birthWithoutOrder();
        report.getBirth().getChild().birthOrder(1);
        return report;
    }

    /** A birth of which the birth order is not known. */
    public LifeEventReport birthWithoutOrder() {
        Newborn child = new Newborn("小满", BORN, TestNumbers.certificate()).householdDivision(division);
        Parent mother = new Parent(
                Parent.RoleEnum.MOTHER, "李妈妈", TestNumbers.citizenId(LocalDate.of(1993, 4, 1)));
        return new LifeEventReport(nextNumber(), LifeEventKind.BIRTH, BORN)
                .birth(new BirthDetails(child, List.of(mother)));
    }

    public LifeEventReport death(UUID child, LocalDate on) {
        return new LifeEventReport(nextNumber(), LifeEventKind.DEATH, on)
                .child(new ChildReference().subjectId(child))
                .death(new DeathDetails());
    }

    public LifeEventReport move(UUID child, String division, LocalDate on) {
        return new LifeEventReport(nextNumber(), LifeEventKind.HOUSEHOLD_MOVED, on)
                .child(new ChildReference().subjectId(child))
                .move(new MoveDetails(division));
    }

    public LifeEventReport custody(UUID child, CustodyShare... shares) {
        return new LifeEventReport(nextNumber(), LifeEventKind.CUSTODY_CHANGED, BORN.plusDays(10))
                .child(new ChildReference().subjectId(child))
                .custody(new CustodyDetails(List.of(shares)));
    }

    public LifeEventReport birthOrder(UUID child, int order) {
        return new LifeEventReport(nextNumber(), LifeEventKind.BIRTH_ORDER_CORRECTED, BORN.plusDays(10))
                .child(new ChildReference().subjectId(child))
                .birthOrder(new BirthOrderDetails(order));
    }

    private String nextNumber() {
        return "E" + id + "-" + ++number;
    }

    public CaseFile caseOf(List<CaseFile> cases, String programme) {
        return cases.stream().filter(file -> file.programme().equals(programme)).findFirst().orElseThrow();
    }

    /** Handles what is due, and what that makes due. */
    public static void followUp() {
        CaseworkContext.get(EventDispatcher.class).dispatchAll();
    }
}
