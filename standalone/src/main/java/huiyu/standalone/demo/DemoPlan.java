package huiyu.standalone.demo;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What is made, as written in {@code demo/demo-data.json}. */
record DemoPlan(
        List<Tenant> tenants, List<OrgUnit> orgUnits, List<Staff> staff, List<Client> clients, List<String> modules) {

    static final String NATION = "100000";

    record Tenant(String divisionCode, String level, String nameZh, String nameEn) {}

    record OrgUnit(String tenant, String divisionCode, String nameZh, String nameEn) {}

    record Staff(String username, String displayName, String role, List<String> tenants) {}

    record Client(String tenant, String name, String displayName, String role) {

        String clientId() {
            return tenant + "-" + name;
        }
    }

    static DemoPlan read() {
        return JsonMapper.shared()
                .readValue(DemoPlan.class.getResourceAsStream("/demo/demo-data.json"), DemoPlan.class);
    }

    /** The two who propose and approve policy in a tenant; empty where nobody does. */
    List<String> policyOfficers(String tenant) {
        return staff.stream()
                .filter(person -> person.role().equals("POLICY_OFFICER") && person.tenants().contains(tenant))
                .map(Staff::username)
                .toList();
    }
}
