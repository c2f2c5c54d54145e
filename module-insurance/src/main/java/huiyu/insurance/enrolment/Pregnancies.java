package huiyu.insurance.enrolment;

import huiyu.core.db.Tx;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files of pregnancies: opened by the prenatal registration, ended by the delivery that was settled. */
@Component
public class Pregnancies {

    private final PregnancyStore store;

    Pregnancies(PregnancyStore store) {
        this.store = store;
    }

    /** Ends the one that is open; nothing happens for a woman without. */
    public void end(Tx tx, UUID woman, LocalDate day) {
        store.end(tx, woman, day);
    }

    /** The delivery of a day was taken back: its pregnancy is open again, unless another is. */
    public void reopen(Tx tx, UUID woman, LocalDate day) {
        store.reopen(tx, woman, day);
    }
}
