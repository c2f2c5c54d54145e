package huiyu.standalone.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Nurseries as written in {@code demo/childcare.json}; what depends on today is added when they are made. */
record ChildcarePlan(List<Type> types, List<City> cities) {

    record Type(String code, String nameZh, String nameEn, boolean inclusive) {}

    /** @param registrar who keeps the register @param reviewer who accepts filings and inspects */
    record City(
            String tenant, String administrator, String registrar, String reviewer, List<Population> population,
            List<Institution> institutions) {}

    record Population(String divisionCode, long people, long underThree) {}

    /** @param clientId the client of its own system, if it has one @param monthlyFen by service */
    record Institution(
            String code, String nameZh, String nameEn, String type, String operatorCreditCode, String operatorName, String divisionCode,
            String address, BigDecimal latitude, BigDecimal longitude, String clientId, List<Room> rooms, Map<String, Long> monthlyFen,
            List<Carer> staff, List<Child> children) {}

    record Room(String code, String ageGroup, int places, int areaM2, int childrenPerCarer) {}

    record Carer(String name, String position, String qualification) {}

    record Child(String name, int ageMonths, String ageGroup, String certificate, String mother, String motherNumber) {}

    static ChildcarePlan read() {
        return JsonMapper.shared()
                .readValue(ChildcarePlan.class.getResourceAsStream("/demo/childcare.json"), ChildcarePlan.class);
    }
}
