package huiyu.childcare.inspection;

import huiyu.api.childcare.model.ChildcareFeedback;
import huiyu.api.childcare.model.ChildcareIncident;
import huiyu.api.childcare.model.ChildcareInspection;
import huiyu.api.childcare.model.FindingSeverity;
import huiyu.api.childcare.model.IncidentKind;

/** Inspections, feedback and incidents in the words of the API. */
final class InspectionAnswers {

    private InspectionAnswers() {}

    static ChildcareInspection inspection(InspectionStore.Inspection inspection) {
        return new ChildcareInspection(
                        inspection.id(), inspection.on(), inspection.departments(), inspection.inspectors(),
                        inspection.findings().stream().map(InspectionAnswers::finding).toList())
                .drawId(inspection.drawId().orElse(null));
    }

    static huiyu.api.childcare.model.Finding finding(Finding finding) {
        return new huiyu.api.childcare.model.Finding(
                        finding.id(), finding.institution(), finding.department(), FindingSeverity.fromValue(finding.severity()), finding.says(),
                        finding.mendBy())
                .mendedOn(finding.mendedOn().orElse(null))
                .mendedHow(finding.mendedHow().orElse(null))
                .acceptedOn(finding.acceptedOn().orElse(null));
    }

    static ChildcareFeedback feedback(VoiceStore.Feedback feedback) {
        return new ChildcareFeedback(feedback.id(), feedback.stars(), feedback.says(), feedback.givenOn())
                .answer(feedback.answer().orElse(null))
                .answeredOn(feedback.answeredOn().orElse(null));
    }

    static ChildcareIncident incident(VoiceStore.Incident incident) {
        return new ChildcareIncident(
                        incident.id(), incident.institution(), IncidentKind.fromValue(incident.kind()), incident.happenedAt(), incident.dueAt(),
                        incident.reportedAt(), incident.late(), incident.says())
                .closedOn(incident.closedOn().orElse(null))
                .closedHow(incident.closedHow().orElse(null));
    }
}
