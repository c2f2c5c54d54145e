import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { active } from "@/session/session";
import { startOf } from "@/shell/screens";

declare module "vue-router" {
    interface RouteMeta {
        /** Any of them opens the page; the server decides about what is on it. */
        permission?: string[];
        /** Each address of it is a page of its own. */
        own?: boolean;
        /** Shown without logging in, too. */
        open?: boolean;
    }
}

const screen = (path: string, permission: string[], component: RouteRecordRaw["component"], own = false): RouteRecordRaw =>
    ({ path, component, meta: { permission, own } }) as RouteRecordRaw;

const routes: RouteRecordRaw[] = [
    { path: "/", redirect: () => startOf(active.value?.menu ?? [], active.value?.roles ?? []) },
    { path: "/welcome", component: () => import("@/shell/WelcomePage.vue") },
    screen("/tasks", ["task.read"], () => import("@/worklist/WorklistPage.vue")),
    screen("/cases", ["case.read"], () => import("@/worklist/CasesPage.vue")),
    screen("/cases/:caseId", ["case.read"], () => import("@/case/CasePage.vue"), true),
    screen("/counter", ["case.apply"], () => import("@/counter/CounterPage.vue")),
    screen("/counter/receipts/:caseId", ["case.read"], () => import("@/counter/ReceiptPage.vue"), true),
    screen("/people", ["person.read"], () => import("@/people/PeoplePage.vue")),
    screen("/people-imports", ["person.import"], () => import("@/people/PeopleImportPage.vue")),
    screen("/people/:personId", ["person.read"], () => import("@/people/PersonPage.vue"), true),
    screen("/merges", ["person.merge"], () => import("@/people/MergesPage.vue")),
    screen("/take-up", ["take-up.read"], () => import("@/figures/TakeUpPage.vue")),
    screen("/figures", ["payment.read"], () => import("@/figures/FiguresPage.vue")),
    screen("/funds", ["fund.read"], () => import("@/finance/FundsPage.vue")),
    screen("/fund-years", ["fund.read"], () => import("@/finance/FundYearPage.vue")),
    screen("/payments", ["payment.read"], () => import("@/finance/PaymentsPage.vue")),
    screen("/payments/batches/:batchId", ["payment.read"], () => import("@/finance/BatchPage.vue"), true),
    screen("/recoveries", ["recovery.read"], () => import("@/finance/RecoveriesPage.vue")),
    screen("/recoveries/:recoveryId", ["recovery.read"], () => import("@/finance/RecoveryPage.vue"), true),
    screen("/policy", ["policy.read"], () => import("@/policy/PolicyPage.vue")),
    screen("/programmes", ["policy.read"], () => import("@/programme/ProgrammesPage.vue")),
    screen("/programmes/new", ["policy.propose"], () => import("@/programme/ProgrammeForm.vue"), true),
    screen("/programmes/:code", ["policy.read"], () => import("@/programme/ProgrammePage.vue"), true),
    screen("/proposals", ["policy.read"], () => import("@/proposal/ProposalsPage.vue")),
    screen("/proposals/:proposalId", ["policy.read"], () => import("@/proposal/ProposalPage.vue"), true),
    screen("/packs", ["policy.read"], () => import("@/pack/PacksPage.vue")),
    screen("/tenants", ["tenant.manage"], () => import("@/tenants/TenantsPage.vue")),
    screen("/modules", ["module.manage"], () => import("@/tenants/TenantsPage.vue")),
    screen("/org-units", ["org-unit.read"], () => import("@/tenants/OrgUnitsPage.vue")),
    screen("/staff", ["staff.read"], () => import("@/staff/StaffPage.vue")),
    screen("/clients", ["client.read"], () => import("@/staff/ClientsPage.vue")),
    screen("/audit", ["audit.read"], () => import("@/audit/AuditPage.vue")),
    screen("/events", ["event.read"], () => import("@/audit/EventsPage.vue")),
    screen("/indicators", ["indicator.read"], () => import("@/figures/IndicatorsPage.vue")),
    screen("/templates", ["notice-template.read"], () => import("@/notice/TemplatesPage.vue")),
    screen("/recusals", ["recusal.read"], () => import("@/staff/RecusalsPage.vue")),
    screen("/insurance/people", ["settlement.read"], () => import("@/insurance/InsuredPage.vue")),
    screen("/insurance/people/:personId", ["settlement.read"], () => import("@/insurance/InsuredPersonPage.vue"), true),
    screen("/insurance/settlements/:settlementId", ["settlement.read"], () => import("@/insurance/SettlementPage.vue"), true),
    screen("/insurance/preview", ["settlement.preview"], () => import("@/insurance/PreviewPage.vue")),
    screen("/insurance/institutions", ["medical-institution.read"], () => import("@/insurance/InstitutionsPage.vue")),
    screen("/insurance/employers", ["employer.read"], () => import("@/insurance/EmployersPage.vue")),
    screen("/insurance/employers/:creditCode", ["employer.read"], () => import("@/insurance/EmployerPage.vue"), true),
    screen("/insurance/catalogues", ["catalogue.read"], () => import("@/insurance/CataloguesPage.vue")),
    screen("/insurance/receivables", ["settlement.read"], () => import("@/insurance/ReceivablesPage.vue")),
    screen("/insurance/uncovered", ["enrolment.read"], () => import("@/insurance/UncoveredPage.vue")),
    screen("/insurance/clearing", ["clearing.read"], () => import("@/insurance/ClearingPage.vue")),
    screen("/assistance/warnings", ["assistance-warning.read"], () => import("@/assistance/WarningsPage.vue")),
    screen("/assistance/eligible", ["assistance-eligible.read"], () => import("@/assistance/EligiblePage.vue")),
    screen("/assistance/statuses", ["assistance-status.read"], () => import("@/assistance/StatusesPage.vue")),
    screen("/childcare/institutions", ["childcare-institution.read"], () => import("@/childcare/InstitutionsPage.vue")),
    screen("/childcare/institutions/:code", ["childcare-institution.read"], () => import("@/childcare/InstitutionPage.vue"), true),
    screen("/childcare/attendance", ["childcare-attendance.import"], () => import("@/childcare/AttendancePage.vue")),
    screen("/childcare/vouchers", ["childcare-voucher.redeem", "childcare-voucher.manage"], () => import("@/childcare/VouchersPage.vue")),
    screen("/childcare/findings", ["childcare-inspection.read"], () => import("@/childcare/FindingsPage.vue")),
    screen("/childcare/facilities", ["childcare-institution.manage"], () => import("@/childcare/FacilitiesPage.vue")),
    screen("/childcare/reports", ["childcare-occupancy.read"], () => import("@/childcare/ReportsPage.vue")),
    screen("/childcare/draws", ["childcare-institution.read"], () => import("@/childcare/DrawsPage.vue")),
    { path: "/integration", component: () => import("@/integration/IntegrationPage.vue"), meta: { open: true } },
    { path: "/:rest(.*)*", component: () => import("@/shell/NotFoundPage.vue") },
];

export const router = createRouter({ history: createWebHistory(), routes });
