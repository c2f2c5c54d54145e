package huiyu.policy.pack;

import huiyu.kernel.identifier.DivisionCatalogue.Division;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.definition.Text;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.programme.Programme;
import java.util.List;
import java.util.Map;

/**
 * The policy of one jurisdiction, or of one level of a tenant.
 *
 * @param level which kind of level speaks: locks and bounds from above may address some only
 * @param buildsOn ids of the packs whose policy is inherited, the highest level first
 * @param tree the definition as it was read
 */
public record Pack(
        String id, Text name, DivisionCode division, Level level, List<String> buildsOn, Map<String, Citation> sources, List<FactAttribute> facts,
        List<Parameter> parameters, List<Programme> programmes, Map<String, Text> reasons, WorkingCalendar calendar,
        List<Division> divisions, Map<String, Object> tree) {}
