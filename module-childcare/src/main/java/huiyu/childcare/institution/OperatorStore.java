package huiyu.childcare.institution;

import huiyu.core.db.Read;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository("childcareOperatorStore")
class OperatorStore {

    /** @param branches codes of its institutions */
    record Chain(String creditCode, String name, List<String> branches) {}

    List<Chain> list(Read read, String afterCreditCode, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select o.credit_code, o.name,
                               array(select i.code from childcare.institution i
                                      where i.tenant_id = o.tenant_id and i.operator_id = o.id order by i.code) as branches
                          from childcare.operator o
                         where o.tenant_id = ? and o.credit_code > ? order by o.credit_code limit ?""",
                        read.tenantId(), afterCreditCode, limit)
                .map(row -> new Chain(
                        row.get("credit_code", String.class), row.get("name", String.class), List.of(row.get("branches", String[].class))));
    }
}
