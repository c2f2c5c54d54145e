package huiyu.core.payment;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.fund.FundShares;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reckons what is due by the standing decisions against what was ordered, for many children at once. */
@Repository
class DifferenceStore {

    private static final TypeReference<Map<String, String>> SHARES = new TypeReference<>() {};

    private static final HotStatement MISSING = HotStatement.ofSets(
            """
            with due as (
              select s.subject_id, s.programme, s.component, i.period_from, sum(s.amount_fen)::bigint as fen,
                     (array_agg(s.decision_id order by s.valid_from desc, s.id))[1] as decision_id,
                     (array_agg(s.funders order by s.valid_from desc, s.id))[1] as funders,
                     (array_agg(s.payees order by s.valid_from desc, s.id))[1] as payees
                from core.entitlement_segment s
               cross join lateral core.instalments(s.cadence, s.valid_from, least(s.valid_to, ?::date)) i
               where s.tenant_id = ? and s.subject_id = any (?::uuid[])
                 and greatest(s.payable_from, i.starts_on) <= ?::date
                 and not exists (select from core.decision d
                                  where d.tenant_id = s.tenant_id and d.supersedes = s.decision_id)
               group by s.subject_id, s.programme, s.component, i.period_from),
            ordered as (
              select subject_id, programme, component, period_from,
                     sum(amount_fen)::bigint as ordered_fen, max(sequence) as last_sequence
                from core.payment_order
               where tenant_id = ? and subject_id = any (?::uuid[])
               group by subject_id, programme, component, period_from)
            select d.*, coalesce(o.ordered_fen, 0) as ordered_fen, coalesce(o.last_sequence, -1) + 1 as sequence
              from due d left join ordered o using (subject_id, programme, component, period_from)
             where d.fen > coalesce(o.ordered_fen, 0)
             order by d.subject_id, d.programme, d.component, d.period_from""");

    /** Ids of persons begin after it. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final HotStatement CHILDREN = HotStatement.ofSets(
            """
            select distinct subject_id from core.entitlement_segment
             where tenant_id = ? and subject_id > ?::uuid order by subject_id limit ?""");

    private static final HotStatement EXCESS = HotStatement.ofSets(
            """
            with changed as materialized (
              select array_agg(distinct o.subject_id) as subject_ids
                from core.payment_order o
                join core.decision d on d.tenant_id = o.tenant_id and d.supersedes = o.decision_id
               where o.tenant_id = ? and o.subject_id = any (?::uuid[])),
            ordered as (
              select subject_id, programme, component, period_from,
                     sum(amount_fen)::bigint as ordered_fen, max(sequence) as last_sequence
                from core.payment_order
               where tenant_id = ? and subject_id = any ((select subject_ids from changed)::uuid[])
               group by subject_id, programme, component, period_from having sum(amount_fen) > 0),
            due as (
              select s.subject_id, s.programme, s.component, i.period_from, sum(s.amount_fen)::bigint as fen
                from core.entitlement_segment s
               cross join lateral core.instalments(s.cadence, s.valid_from, s.valid_to) i
               where s.tenant_id = ? and s.subject_id = any ((select subject_ids from changed)::uuid[])
                 and not exists (select from core.decision d
                                  where d.tenant_id = s.tenant_id and d.supersedes = s.decision_id)
               group by s.subject_id, s.programme, s.component, i.period_from)
            select o.*, coalesce(d.fen, 0) as fen, o.last_sequence + 1 as sequence,
                   (select x.id from core.decision x
                     where x.tenant_id = ? and x.subject_id = o.subject_id and x.programme = o.programme
                       and not exists (select from core.decision y
                                        where y.tenant_id = x.tenant_id and y.supersedes = x.id)
                     order by x.decided_at desc limit 1) as decision_id
              from ordered o left join due d using (subject_id, programme, component, period_from)
             where o.ordered_fen > coalesce(d.fen, 0)
             order by o.subject_id, o.programme, o.component, o.period_from""");

    private final JsonMapper json;

    DifferenceStore(JsonMapper json) {
        this.json = json;
    }

    /** The next children after the last, who have been granted anything, in the order of their ids. */
    List<UUID> childrenAfter(Read read, UUID last, int most) {
        return CHILDREN.fetch(
                read, row -> row.getObject("subject_id", UUID.class), read.tenantId(), Optional.ofNullable(last).orElse(FIRST), most);
    }

    /** Whose decisions these are. */
    List<UUID> listChildren(Read read, Collection<UUID> decisionIds) {
        return read.dsl()
                .fetch(
                        "select distinct subject_id from core.decision where tenant_id = ? and id = any (?::uuid[])",
                        read.tenantId(), decisionIds.toArray(UUID[]::new))
                .getValues("subject_id", UUID.class);
    }

    /** Periods payable on that day or before, for which more is due than was ordered. */
    List<Difference> listMissing(Read read, Collection<UUID> subjectIds, LocalDate payableUpTo) {
        // most families share alike
        Map<String, FundShares> funders = new HashMap<>();
        Map<String, SequencedMap<String, Rate>> payees = new HashMap<>();
        UUID[] subjects = subjectIds.toArray(UUID[]::new);
        return MISSING.fetch(
                read,
                row -> new Difference(
                        period(row),
                        row.getObject("decision_id", UUID.class),
                        Money.ofFen(row.getLong("fen")),
                        Money.ofFen(row.getLong("ordered_fen")),
                        row.getInt("sequence"),
                        funders.computeIfAbsent(row.getString("funders"), text -> FundShares.ofCodes(shares(text))),
                        payees.computeIfAbsent(row.getString("payees"), this::shares)),
                payableUpTo, read.tenantId(), subjects, payableUpTo, read.tenantId(), subjects);
    }

    /**
     * A period for which less is due than was ordered.
     *
     * @param decisionId the standing decision
     */
    record Excess(Difference.Period period, UUID decisionId, Money due, Money ordered, int sequence) {}

    /**
     * Looks at the whole entitlement, payable or not: what was ordered early is not in excess. Nor can be what was ordered by
     * decisions that all still stand, since these do not change: whose orders all rest on such is not looked at further.
     */
    List<Excess> listExcess(Read read, Collection<UUID> subjectIds) {
        return EXCESS.fetch(
                read,
                row -> new Excess(
                        period(row),
                        row.getObject("decision_id", UUID.class),
                        Money.ofFen(row.getLong("fen")),
                        Money.ofFen(row.getLong("ordered_fen")),
                        row.getInt("sequence")),
                read.tenantId(), subjectIds.toArray(UUID[]::new), read.tenantId(), read.tenantId(), read.tenantId());
    }

    private static Difference.Period period(ResultSet row) throws SQLException {
        return new Difference.Period(
                row.getObject("subject_id", UUID.class),
                row.getString("programme"),
                row.getString("component"),
                row.getObject("period_from", LocalDate.class));
    }

    /** jsonb keeps no order of keys: by name, so that the remainder of a fen always falls to the same party. */
    private SequencedMap<String, Rate> shares(String text) {
        TreeMap<String, Rate> shares = new TreeMap<>();
        json.readValue(text, SHARES).forEach((party, share) -> shares.put(party, Rate.of(share)));
        return shares;
    }
}
