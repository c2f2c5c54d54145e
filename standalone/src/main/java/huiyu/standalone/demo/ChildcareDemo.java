package huiyu.standalone.demo;

import huiyu.standalone.demo.ChildcarePlan.Child;
import huiyu.standalone.demo.ChildcarePlan.City;
import huiyu.standalone.demo.ChildcarePlan.Institution;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * Nurseries in two cities: filed, with rooms, staff, prices and children who came this week. One of them has an account for
 * its staff, a system of its own, an inspection with a finding, an incident, and a subsidy that waits for a fact.
 */
final class ChildcareDemo {

    private static final List<String> CHECKLIST =
            List.of("business_licence", "premises", "fire_safety", "health_assessment", "staff_qualifications");

    /** The one whose life is shown. */
    private static final String SHOWN = "JN-TY-001";

    private static final String ITS_USER = "jinan-nursery";

    private final ChildcarePlan plan = ChildcarePlan.read();
    private final BiFunction<String, String, Api> login;
    private final Clock clock;
    private final LocalDate today;

    /** @param login gives the API as a person (username) in a tenant (division code) */
    ChildcareDemo(BiFunction<String, String, Api> login, Clock clock) {
        this.login = login;
        this.clock = clock;
        this.today = LocalDate.now(clock);
    }

    void create() {
        plan.cities().forEach(this::create);
    }

    private void create(City city) {
        Api registrar = login.apply(city.registrar(), city.tenant());
        Api reviewer = login.apply(city.reviewer(), city.tenant());
        plan.types().forEach(type -> registrar.put(
                "/childcare/institution-types/" + type.code(),
                Map.of("nameZh", type.nameZh(), "nameEn", type.nameEn(), "inclusive", type.inclusive())));
        city.population().forEach(people -> registrar.put(
                "/childcare/population/" + people.divisionCode() + "/" + (today.getYear() - 1),
                Map.of("people", people.people(), "underThree", people.underThree(), "source", "演示数据")));
        for (Institution institution : city.institutions()) {
            register(registrar, institution);
            file(registrar, reviewer, institution);
            institution.children().forEach(child -> bring(registrar, institution, child));
            attend(registrar, institution);
            if (institution.code().equals(SHOWN)) {
                show(city, reviewer);
            }
        }
        reviewer.post("/childcare/supervision-scores", Map.of());
    }

    private void register(Api registrar, Institution institution) {
        Map<String, Object> details = new LinkedHashMap<>(Map.of(
                "nameZh", institution.nameZh(), "nameEn", institution.nameEn(), "type", institution.type(),
                "operatorCreditCode", institution.operatorCreditCode(), "operatorName", institution.operatorName(),
                "divisionCode", institution.divisionCode(), "address", institution.address(),
                "latitude", institution.latitude(), "longitude", institution.longitude()));
        if (institution.clientId() != null) {
            details.put("clientId", institution.clientId());
        }
        registrar.put(at(institution), details);
        institution.rooms().forEach(room -> {
            registrar.put(
                    at(institution) + "/rooms/" + room.code() + "/" + began(),
                    Map.of("ageGroup", room.ageGroup(), "places", room.places(), "areaM2", room.areaM2()));
            registrar.put(
                    at(institution) + "/capacities/" + room.ageGroup() + "/" + began(),
                    Map.of("places", room.places(), "childrenPerCarer", room.childrenPerCarer()));
        });
        institution.monthlyFen().forEach((service, fen) ->
                registrar.put(at(institution) + "/prices/" + service + "/" + began(), Map.of("monthlyFen", fen)));
        institution.staff().forEach(person -> registrar.postOnce(
                at(institution) + "/staff", "demo-" + institution.code() + "-" + institution.staff().indexOf(person),
                Map.of("name", person.name(), "position", person.position(), "qualification", person.qualification(),
                        "qualifiedUntil", began().plusYears(5), "healthCheckedOn", today.minusMonths(2), "validFrom", began())));
    }

    private void file(Api registrar, Api reviewer, Institution institution) {
        String filing = registrar
                .postOnce(at(institution) + "/filings", "demo-" + institution.code(), Map.of("submittedOn", today, "handedIn", CHECKLIST))
                .get("id")
                .asString();
        reviewer.post("/childcare/filings/" + filing + "/decision", Map.of("accepted", true));
    }

    private void bring(Api registrar, Institution institution, Child child) {
        JsonNode family = registrar.post("/people/families", Map.of(
                "source", "declared",
                "child", Map.of(
                        "name", child.name(), "identifiers", List.of(number("birth-certificate", child.certificate())),
                        "facts", List.of(Map.of("attribute", "birth_date", "value", today.minusMonths(child.ageMonths())))),
                "relatives", List.of(Map.of(
                        "kin", "mother",
                        "person", Map.of("name", child.mother(), "identifiers", List.of(number("citizen-id", child.motherNumber())))))));
        registrar.postOnce("/childcare/enrolments", "demo-" + child.certificate(), Map.of(
                "institution", institution.code(), "childId", family.get("childId").asString(), "service", "full_day",
                "ageGroup", child.ageGroup(), "validFrom", today.withDayOfMonth(1)));
    }

    /** This week so far, no further back than the month began. */
    private void attend(Api registrar, Institution institution) {
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        LocalDate first = monday.isBefore(today.withDayOfMonth(1)) ? today.withDayOfMonth(1) : monday;
        first.datesUntil(today.plusDays(1)).filter(day -> day.getDayOfWeek().getValue() <= 5).forEach(day -> registrar
                .get(at(institution) + "/attendance/" + day)
                .forEach(row -> registrar.put(
                        "/childcare/enrolments/" + row.get("enrolmentId").asString() + "/attendance/" + day, Map.of("present", true))));
    }

    private void show(City city, Api reviewer) {
        String shown = "/childcare/institutions/" + SHOWN;
        Api administrator = login.apply(city.administrator(), city.tenant());
        administrator.get("/tenants/" + city.tenant() + "/staff?limit=200").get("items").forEach(person -> {
            if (person.get("username").asString().equals(ITS_USER)) {
                administrator.put(shown + "/users/" + person.get("id").asString(), Map.of("validFrom", today));
            }
        });
        Api itself = login.apply(ITS_USER, city.tenant());
        itself.postOnce(shown + "/incidents", "demo-incident", Map.of(
                "kind", "injury", "happenedAt", today.atStartOfDay(clock.getZone()).toInstant().toString(), "says", "幼儿跌倒擦伤,已处理并告知家长(演示)"));
        itself.put(shown + "/open-days/" + today.plusDays(14), Map.of("titleZh", "开放日:科学育儿讲座", "titleEn", "Open day: a lecture", "places", 30));
        reviewer.postOnce(shown + "/inspections", "demo-inspection", Map.of(
                "inspectedOn", today.minusDays(14), "departments", List.of("卫生健康", "消防", "市场监管"), "inspectors", List.of("李四", "王五"),
                "findings", List.of(Map.of("department", "市场监管", "severity", "minor", "says", "食品留样记录不全(演示)"))));
        itself.postOnce(shown + "/subsidies", "demo-operating", Map.of("programme", "jinan-childcare-operating"));
    }

    private LocalDate began() {
        return today.minusYears(1).withDayOfYear(1);
    }

    private static String at(Institution institution) {
        return "/childcare/institutions/" + institution.code();
    }

    private static Map<String, String> number(String kind, String number) {
        return Map.of("kind", kind, "number", number);
    }
}
