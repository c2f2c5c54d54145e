package huiyu.core.staff;

import huiyu.api.platform.StaffApi;
import huiyu.api.platform.model.AssignmentEnd;
import huiyu.api.platform.model.Disabling;
import huiyu.api.platform.model.Invitation;
import huiyu.api.platform.model.NewAssignment;
import huiyu.api.platform.model.StaffCitizen;
import huiyu.api.platform.model.StaffPage;
import huiyu.core.identity.CurrentActor;
import huiyu.core.identity.Role;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.CitizenId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StaffController implements StaffApi {

    private final CurrentActor current;
    private final StaffFlow staff;

    StaffController(CurrentActor current, StaffFlow staff) {
        this.current = current;
        this.staff = staff;
    }

    @Override
    public ResponseEntity<StaffPage> listStaff(String divisionCode, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<String> after = Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1).lastKey().getFirst());
        List<StaffMember> found = staff.list(current.get(), divisionCode, after, most);
        StaffPage page = new StaffPage().items(found.stream().map(StaffController::model).toList());
        return ResponseEntity.ok(
                found.size() < most ? page : page.nextCursor(Cursor.after(found.getLast().username()).encode()));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StaffMember> inviteStaff(String divisionCode, Invitation wanted) {
        return ResponseEntity.status(201)
                .body(model(staff.invite(
                        current.get(),
                        divisionCode,
                        new StaffFlow.Invitation(
                                wanted.getUsername(),
                                wanted.getDisplayName(),
                                Optional.ofNullable(wanted.getEmail()),
                                wanted.getAssignments().stream().map(StaffController::assignment).toList(),
                                Optional.ofNullable(wanted.getInitialPassword()),
                                Optional.ofNullable(wanted.getCitizenId()).map(StaffController::citizen)))));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StaffMember> assignStaff(
            String divisionCode, UUID staffId, NewAssignment wanted) {
        return ResponseEntity.status(201)
                .body(model(staff.assign(current.get(), divisionCode, staffId, assignment(wanted))));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StaffMember> endAssignment(
            String divisionCode, UUID staffId, UUID assignmentId, AssignmentEnd end) {
        return ResponseEntity.ok(
                model(staff.end(current.get(), divisionCode, staffId, assignmentId, end.getValidTo())));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StaffMember> putStaffDisabled(
            String divisionCode, UUID staffId, Disabling wanted) {
        return ResponseEntity.ok(model(staff.setDisabled(
                current.get(), divisionCode, staffId, wanted.getDisabled(), wanted.getReason())));
    }

    @Override
    public ResponseEntity<huiyu.api.platform.model.StaffMember> putStaffCitizen(
            String divisionCode, UUID staffId, StaffCitizen wanted) {
        return ResponseEntity.ok(
                model(staff.setCitizen(current.get(), divisionCode, staffId, citizen(wanted.getCitizenId()))));
    }

    /** A wrong number is named by its flaw, never quoted. */
    private static CitizenId citizen(String number) {
        return CitizenId.parse(number).orElseThrow(flaw -> ProblemException.invalidField(
                "citizenId", "citizen-id-" + flaw.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.of()));
    }

    private static Assignment assignment(NewAssignment wanted) {
        return new Assignment(
                Optional.empty(),
                Role.valueOf(wanted.getRole().name()),
                Optional.ofNullable(wanted.getOrgUnit()),
                wanted.getValidFrom(),
                Optional.ofNullable(wanted.getValidTo()));
    }

    private static huiyu.api.platform.model.StaffMember model(StaffMember member) {
        return new huiyu.api.platform.model.StaffMember()
                .id(member.id())
                .username(member.username())
                .displayName(member.displayName())
                .status(huiyu.api.platform.model.StaffMember.StatusEnum.fromValue(member.status()))
                .citizenKnown(member.citizenKnown())
                .assignments(member.assignments().stream().map(StaffController::model).toList());
    }

    private static huiyu.api.platform.model.Assignment model(Assignment assignment) {
        return new huiyu.api.platform.model.Assignment()
                .id(assignment.id().orElseThrow())
                .role(huiyu.api.platform.model.Role.valueOf(assignment.role().name()))
                .orgUnit(assignment.orgUnit().orElse(null))
                .validFrom(assignment.from())
                .validTo(assignment.to().orElse(null));
    }
}
