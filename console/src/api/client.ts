import { assistance, cases, childcare, connect, insurance, payments, people, platform, policy } from "@huiyu/client";
import { activeTenant } from "@/session/tenant";

type Middleware = { url: string; init: RequestInit };

function cookie(name: string): string | undefined {
    const found = document.cookie.split("; ").find((part) => part.startsWith(name + "="));
    return found && decodeURIComponent(found.slice(name.length + 1));
}

/** The session's cookie comes along by itself; a change also proves that it comes from our own page. */
async function sign({ url, init }: Middleware): Promise<Middleware> {
    const headers = new Headers(init.headers);
    const tenant = activeTenant.value;
    if (tenant) headers.set("Huiyu-Tenant", tenant);
    const token = cookie("XSRF-TOKEN");
    if (token && init.method && init.method !== "GET") headers.set("X-XSRF-TOKEN", token);
    return { url, init: { ...init, headers } };
}

const connection = () => {
    const base = connect({ address: "" });
    return { ...base, middleware: [...base.middleware, { pre: sign }] };
};

const ofPlatform = new platform.Configuration(connection());
const ofPolicy = new policy.Configuration(connection());
const ofPeople = new people.Configuration(connection());
const ofCases = new cases.Configuration(connection());
const ofPayments = new payments.Configuration(connection());
const ofInsurance = new insurance.Configuration(connection());
const ofAssistance = new assistance.Configuration(connection());
const ofChildcare = new childcare.Configuration(connection());

export const meApi = new platform.MeApi(ofPlatform);
export const tenantsApi = new platform.TenantsApi(ofPlatform);
export const modulesApi = new platform.ModulesApi(ofPlatform);
export const orgUnitsApi = new platform.OrgUnitsApi(ofPlatform);
export const staffApi = new platform.StaffApi(ofPlatform);
export const clientsApi = new platform.ClientsApi(ofPlatform);
export const sandboxApi = new platform.SandboxApi(ofPlatform);
export const eventsApi = new platform.EventsApi(ofPlatform);
export const indicatorsApi = new platform.IndicatorsApi(ofPlatform);
export const auditApi = new platform.AuditTrailApi(ofPlatform);

export const parametersApi = new policy.ParametersApi(ofPolicy);
export const programmesApi = new policy.ProgrammesApi(ofPolicy);
export const policyCasesApi = new policy.PolicyCasesApi(ofPolicy);
export const packsApi = new policy.PacksApi(ofPolicy);
export const proposalsApi = new policy.ProposalsApi(ofPolicy);

export const peopleApi = new people.PeopleApi(ofPeople);
export const peopleImportsApi = new people.PeopleImportsApi(ofPeople);
export const movesApi = new people.MovesApi(ofPeople);
export const factsApi = new people.FactsApi(ofPeople);
export const factRequestsApi = new people.FactRequestsApi(ofPeople);
export const payeeAccountsApi = new people.PayeeAccountsApi(ofPeople);

export const lifeEventsApi = new cases.LifeEventsApi(ofCases);
export const casesApi = new cases.CasesApi(ofCases);
export const tasksApi = new cases.TasksApi(ofCases);
export const decisionsApi = new cases.DecisionsApi(ofCases);
export const takeUpApi = new cases.TakeUpApi(ofCases);
export const noticesApi = new cases.NoticesApi(ofCases);

export const fundsApi = new payments.FundsApi(ofPayments);
export const fundYearsApi = new payments.FundYearsApi(ofPayments);
export const yearReservationsApi = new payments.YearReservationsApi(ofPayments);
export const runsApi = new payments.PaymentRunsApi(ofPayments);
export const batchesApi = new payments.PaymentBatchesApi(ofPayments);
export const linesApi = new payments.PaymentLinesApi(ofPayments);
export const recoveriesApi = new payments.RecoveriesApi(ofPayments);

export const hospitalsApi = new insurance.InstitutionsApi(ofInsurance);
export const employersApi = new insurance.EmployersApi(ofInsurance);
export const employerInspectionsApi = new insurance.EmployerInspectionsApi(ofInsurance);
export const cataloguesApi = new insurance.CataloguesApi(ofInsurance);
export const enrolmentsApi = new insurance.EnrolmentsApi(ofInsurance);
export const prenatalApi = new insurance.PrenatalRegistrationsApi(ofInsurance);
export const settlementsApi = new insurance.SettlementsApi(ofInsurance);
export const crossRegionApi = new insurance.CrossRegionApi(ofInsurance);
export const leaveApi = new insurance.LeaveApi(ofInsurance);

export const statusesApi = new assistance.AssistanceStatusesApi(ofAssistance);
export const warningsApi = new assistance.AssistanceWarningsApi(ofAssistance);
export const eligibleApi = new assistance.AssistanceEligibleApi(ofAssistance);

export const nurseriesApi = new childcare.ChildcareInstitutionsApi(ofChildcare);
export const placesApi = new childcare.ChildcareEnrolmentsApi(ofChildcare);
export const attendanceApi = new childcare.AttendanceApi(ofChildcare);
export const vouchersApi = new childcare.VouchersApi(ofChildcare);
export const roomsApi = new childcare.ChildcarePlacesApi(ofChildcare);
export const closuresApi = new childcare.ChildcareClosuresApi(ofChildcare);
export const inspectionsApi = new childcare.ChildcareInspectionsApi(ofChildcare);
export const subsidiesApi = new childcare.ChildcareSubsidiesApi(ofChildcare);
export const reportsApi = new childcare.ChildcareReportsApi(ofChildcare);
export const populationApi = new childcare.ChildcarePopulationApi(ofChildcare);
export const supervisionApi = new childcare.SupervisionApi(ofChildcare);
