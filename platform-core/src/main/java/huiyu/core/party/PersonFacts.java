package huiyu.core.party;

import huiyu.core.db.Read;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactPool;
import huiyu.policy.fact.Facts;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What is known of children and their families, in the form rules read it. A set of children costs three statements,
 * however many they are. What nobody has said is not in the answer: unknown, never zero.
 */
@Component
public class PersonFacts {

    private final KinStore kin;
    private final FactStore facts;
    private final FactVocabulary vocabulary;
    private final FactTree tree;
    private final ObjectProvider<ContributedFacts> contributions;

    PersonFacts(
            KinStore kin,
            FactStore facts,
            FactVocabulary vocabulary,
            FactTree tree,
            ObjectProvider<ContributedFacts> contributions) {
        this.kin = kin;
        this.facts = facts;
        this.vocabulary = vocabulary;
        this.tree = tree;
        this.contributions = contributions;
    }

    /** @return the facts of each child, by the id asked for; ids that are no person of this tenant are not in it */
    public Map<UUID, Facts> gather(Read read, Collection<UUID> childIds) {
        List<KinStore.Relation> relations = kin.listRelations(read, childIds);
        List<UUID> everybody =
                relations.stream().map(KinStore.Relation::rootId).distinct().toList();
        Map<UUID, List<FactStore.CurrentFact>> ofPerson = byOwner(facts.listCurrent(read, everybody));
        Map<UUID, List<FactStore.CurrentFact>> ofFamily = byOwner(facts.listCurrentOfHouseholds(read, everybody));
        List<UUID> subjects = relations.stream()
                .filter(relation -> relation.role().equals("child"))
                .map(KinStore.Relation::rootId)
                .distinct()
                .toList();
        List<Map<UUID, Map<String, Map<String, Object>>>> contributed =
                contributions.stream().map(each -> each.gather(read, subjects)).toList();
        FactPool pool = new FactPool();
        Map<UUID, Facts> gathered = new LinkedHashMap<>();
        relations.stream()
                .collect(Collectors.groupingBy(KinStore.Relation::askedId, LinkedHashMap::new, Collectors.toList()))
                .forEach((asked, family) -> gathered.put(asked, pool.facts(assemble(family, ofPerson, ofFamily, contributed))));
        return gathered;
    }

    private static void contribute(Map<String, Object> subjects, Map<String, Map<String, Object>> more) {
        more.forEach((subject, attributes) -> {
            Map<String, Object> all = new LinkedHashMap<>(attributes);
            if (subjects.get(subject) instanceof Map<?, ?> own) {
                own.forEach((name, value) -> all.put((String) name, value));
            }
            subjects.put(subject, all);
        });
    }

    private Map<String, Object> assemble(
            List<KinStore.Relation> family,
            Map<UUID, List<FactStore.CurrentFact>> ofPerson,
            Map<UUID, List<FactStore.CurrentFact>> ofFamily,
            List<Map<UUID, Map<String, Map<String, Object>>>> contributed) {
        Map<String, Object> subjects = new HashMap<>();
        for (KinStore.Relation member : family) {
            if (List.of("child", "mother", "father").contains(member.role())) {
                subjects.put(member.role(), values(member.role() + ".", ofPerson.getOrDefault(member.rootId(), List.of())));
            }
        }
        UUID child = family.stream().filter(each -> each.role().equals("child")).findFirst().orElseThrow().rootId();
        Map<String, Object> ofHousehold =
                values(FactVocabulary.FAMILY, ofFamily.getOrDefault(child, List.of()));
        List<Map<String, Object>> onFile = family.stream()
                .filter(each -> each.role().equals("child") || each.role().equals("sibling"))
                .map(each -> values("child.", ofPerson.getOrDefault(each.rootId(), List.of())))
                .toList();
        ofHousehold.computeIfPresent(
                "children", (key, declared) -> Siblings.complete(declared, onFile));
        subjects.put("family", ofHousehold);
        Map<String, Object> ofPersonItself = values("person.", ofPerson.getOrDefault(child, List.of()));
        if (!ofPersonItself.isEmpty()) {
            subjects.put("person", ofPersonItself);
        }
        contributed.forEach(each -> contribute(subjects, each.getOrDefault(child, Map.of())));
        return subjects;
    }

    /** Only what the catalogue knows of this subject: a mother's birth date, say, is on file but no rule reads it. */
    private Map<String, Object> values(String subject, List<FactStore.CurrentFact> known) {
        Map<String, Object> values = new LinkedHashMap<>();
        known.stream()
                .collect(Collectors.groupingBy(each -> each.fact().attribute(), LinkedHashMap::new, Collectors.toList()))
                .forEach((name, ofAttribute) -> vocabulary
                        .findKey(subject + name)
                        .ifPresent(attribute -> values.put(name, value(attribute, ofAttribute))));
        return values;
    }

    private Object value(FactAttribute attribute, List<FactStore.CurrentFact> known) {
        return attribute.dated()
                ? tree.dated(known, FactVocabulary.holdsSeveral(attribute))
                : tree.scalar(known);
    }

    private static Map<UUID, List<FactStore.CurrentFact>> byOwner(List<FactStore.CurrentFact> facts) {
        return facts.stream().collect(Collectors.groupingBy(FactStore.CurrentFact::ownerId));
    }
}
