package huiyu.core.roll;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.FactValue;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.party.Origin;
import huiyu.core.party.RollRegistration;
import huiyu.core.party.RollRegistration.Flaw;
import huiyu.core.sheet.SheetColumn;
import huiyu.core.sheet.SheetError;
import huiyu.core.sheet.SheetImport;
import huiyu.core.sheet.SheetImports;
import huiyu.core.sheet.SheetKind;
import huiyu.core.sheet.SheetRow;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A roll: one person a row, with a number, a name, and what else is known. */
@Component
class PeopleSheet implements SheetKind {

    private static final int NAME = 0;
    private static final int KIND = 1;
    private static final int NUMBER = 2;
    private static final int BIRTH_DATE = 3;
    private static final int PHONE = 4;
    private static final int HOUSEHOLD = 5;
    private static final Map<String, String> KINDS = Map.of(
            "", Identifier.OfCitizen.KIND, "身份证", Identifier.OfCitizen.KIND, "居民身份证", Identifier.OfCitizen.KIND,
            "出生医学证明", Identifier.OfBirthCertificate.KIND, "其他证件", Identifier.OfOtherDocument.KIND);

    private final RollRegistration registration;
    private final SheetImports imports;
    private final Clock clock;

    PeopleSheet(RollRegistration registration, SheetImports imports, Clock clock) {
        this.registration = registration;
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "people";
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                new SheetColumn("name", "姓名", true, false, "李梅"),
                new SheetColumn("kind", "证件类型", false, false, "身份证"),
                new SheetColumn("number", "证件号码", true, false, "11010519491231002X"),
                new SheetColumn("birthDate", "出生日期", false, true, "1949-12-31"),
                new SheetColumn("phone", "手机", false, false, ""),
                new SheetColumn("household", "户籍区划", false, false, "370102"));
    }

    /** Each row's number is locked until its part is done, and a database has some thousands of locks for all. */
    @Override
    public int rowsPerPart() {
        return 1_000;
    }

    /** @throws ProblemException 403 {@code import-needs-whole-city}: rows may be about anybody, also outside a district */
    SheetImport begin(Tx tx, byte[] file, boolean dryRun, Actor actor) {
        if (actor.orgUnitId().isPresent()) {
            throw ProblemException.forbidden("import-needs-whole-city", Map.of());
        }
        return imports.begin(tx, this, file, dryRun, Optional.empty(), actor);
    }

    @Override
    public List<SheetError> take(Tx tx, SheetImport standing, List<SheetRow> rows, String by) {
        List<SheetError> errors = new ArrayList<>();
        List<SheetRow> read = new ArrayList<>();
        List<Member> people = new ArrayList<>();
        for (SheetRow row : rows) {
            try {
                people.add(person(row));
                read.add(row);
            } catch (ProblemException wrong) {
                ProblemException.FieldProblem first = wrong.fields().getFirst();
                errors.add(new SheetError(row.number(), first.field(), first.rule()));
            }
        }
        Origin origin = new Origin("staff", Optional.of("import " + standing.id()), by);
        Map<Integer, Flaw> flaws = registration.register(tx, people, origin, standing.dryRun());
        flaws.forEach((position, flaw) -> errors.add(new SheetError(read.get(position).number(), flaw.field(), flaw.rule())));
        return errors;
    }

    private Member person(SheetRow row) {
        if (row.cell(NAME).isEmpty()) {
            throw ProblemException.invalidField("name", "required", Map.of());
        }
        if (row.cell(NUMBER).isEmpty()) {
            throw ProblemException.invalidField("number", "required", Map.of());
        }
        String kind = KINDS.getOrDefault(row.cell(KIND), row.cell(KIND));
        if (!KINDS.containsValue(kind)) {
            throw ProblemException.invalidField("kind", "identifier-kind", Map.of());
        }
        List<FactValue> facts = new ArrayList<>();
        if (!row.cell(BIRTH_DATE).isEmpty()) {
            facts.add(FactValue.always("birth_date", day(row.cell(BIRTH_DATE)).toString()));
        }
        if (!row.cell(HOUSEHOLD).isEmpty()) {
            facts.add(FactValue.since("household", row.cell(HOUSEHOLD), LocalDate.now(clock)));
        }
        return new Member(
                Optional.of(row.cell(NAME)), List.of(Identifiers.of("number", kind, row.cell(NUMBER))),
                Optional.of(row.cell(PHONE)).filter(phone -> !phone.isEmpty()), facts);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw ProblemException.invalidField("birthDate", "birth-date-format", Map.of());
        }
    }
}
