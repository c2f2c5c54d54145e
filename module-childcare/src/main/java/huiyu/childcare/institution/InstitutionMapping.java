package huiyu.childcare.institution;

import huiyu.api.childcare.model.ChildcareInstitution;
import huiyu.api.childcare.model.ChildcareInstitutionDetails;
import huiyu.api.childcare.model.InstitutionType;
import huiyu.api.childcare.model.NewStaffMember;
import huiyu.api.childcare.model.Service;
import huiyu.api.childcare.model.StaffMember;
import huiyu.childcare.institution.Institution.Capacity;
import huiyu.childcare.institution.Institution.Details;
import huiyu.childcare.institution.Institution.Operator;
import huiyu.childcare.institution.Institution.Point;
import huiyu.childcare.institution.Institution.Price;
import huiyu.childcare.institution.Institution.Type;
import huiyu.childcare.institution.Staff.Member;
import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Institutions in the words of the API. */
@Component("childcareInstitutionMapping")
class InstitutionMapping {

    private final GuidePrices guidePrices;

    InstitutionMapping(GuidePrices guidePrices) {
        this.guidePrices = guidePrices;
    }

    static InstitutionType type(Type type) {
        return new InstitutionType(type.code(), type.nameZh(), type.nameEn(), type.inclusive());
    }

    static Details details(ChildcareInstitutionDetails body) {
        Optional<Point> point = body.getLatitude() == null || body.getLongitude() == null
                ? Optional.empty()
                : Optional.of(new Point(body.getLatitude(), body.getLongitude()));
        return new Details(
                body.getNameZh(), body.getNameEn(), body.getType(), new Operator(body.getOperatorCreditCode(), body.getOperatorName()),
                body.getDivisionCode(), body.getAddress(), point, Optional.ofNullable(body.getClientId()));
    }

    ChildcareInstitution institution(Read read, Institution institution, LocalDate on) {
        Details details = institution.details();
        return new ChildcareInstitution()
                .code(institution.code())
                .nameZh(details.nameZh())
                .nameEn(details.nameEn())
                .type(details.type())
                .operatorCreditCode(details.operator().creditCode())
                .operatorName(details.operator().name())
                .divisionCode(details.divisionCode())
                .address(details.address())
                .latitude(details.point().map(Point::latitude).orElse(null))
                .longitude(details.point().map(Point::longitude).orElse(null))
                .clientId(details.clientId().orElse(null))
                .filed(institution.filed())
                .capacities(institution.capacities().stream().map(InstitutionMapping::capacity).toList())
                .prices(institution.prices().stream().map(price -> price(read, price, on)).toList());
    }

    private static huiyu.api.childcare.model.Capacity capacity(Capacity capacity) {
        return new huiyu.api.childcare.model.Capacity(capacity.ageGroup(), capacity.places(), capacity.validFrom())
                .childrenPerCarer(capacity.childrenPerCarer().orElse(null))
                .validTo(capacity.validTo().orElse(null));
    }

    private huiyu.api.childcare.model.Price price(Read read, Price price, LocalDate on) {
        Optional<Long> guide = guidePrices.find(read, price.service(), on);
        return new huiyu.api.childcare.model.Price(Service.fromValue(price.service()), price.monthlyFen(), price.validFrom())
                .validTo(price.validTo().orElse(null))
                .guideFen(guide.orElse(null))
                .withinGuidePrice(guide.map(fen -> price.monthlyFen() <= fen).orElse(null));
    }

    static huiyu.api.childcare.model.Filing filing(Filing filing) {
        return new huiyu.api.childcare.model.Filing(
                        filing.id(), filing.institution(), filing.submittedOn(), filing.handedIn(), filing.missing(), filing.answerBy(),
                        huiyu.api.childcare.model.Filing.StatusEnum.fromValue(filing.status()))
                .decidedOn(filing.decidedOn().orElse(null))
                .publishedOn(filing.publishedOn().orElse(null));
    }

    static Member staff(NewStaffMember body) {
        return new Member(
                null, body.getName(), body.getPosition().getValue(), body.getQualification(), Optional.ofNullable(body.getQualifiedUntil()),
                body.getHealthCheckedOn(), body.getValidFrom(), Optional.ofNullable(body.getValidTo()));
    }

    static StaffMember staff(Staff.Checked checked) {
        Member member = checked.member();
        return new StaffMember()
                .id(member.id())
                .name(member.name())
                .position(member.position())
                .qualification(member.qualification())
                .qualifiedUntil(member.qualifiedUntil().orElse(null))
                .healthCheckedOn(member.healthCheckedOn())
                .validFrom(member.validFrom())
                .validTo(member.validTo().orElse(null))
                .expired(checked.expired().stream().map(StaffMember.ExpiredEnum::fromValue).toList());
    }
}
