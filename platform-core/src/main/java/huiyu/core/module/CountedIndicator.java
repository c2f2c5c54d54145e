package huiyu.core.module;

import huiyu.core.db.Read;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

record CountedIndicator(Definition definition, Taking taking, Listing listing) implements Indicator {

    @Override
    public List<Figure> take(Read read, YearMonth month) {
        return taking.take(read, month);
    }

    @Override
    public List<Behind> listBehind(
            Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return listing.listBehind(read, month, cell, scope, after, limit);
    }
}
