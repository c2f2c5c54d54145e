package huiyu.policy.settlement;

import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tenant sets for settlement as a whole, by parameters of fixed names.
 *
 * @param order codes of the layers, the first to pay first ({@code settlement.layers})
 * @param yearStarts month and day on which the insured year begins, such as 01-01 ({@code settlement.year_starts})
 * @param crossYear how a stay that crosses a year counts ({@code settlement.stay.cross_year})
 * @param periodDays length of a settlement period of a long stay; 0 for none ({@code settlement.stay.period_days})
 * @param newStay whether a further part of a stay counts as a stay of its own ({@code settlement.stay.further_part})
 * @param uses the values that were read
 */
record Frame(List<String> order, LocalDate yearStarts, CrossYear crossYear, int periodDays, boolean newStay, List<ParameterUse> uses) {
    static final List<String> KEYS = List.of("settlement.layers", "settlement.year_starts", "settlement.stay.cross_year", "settlement.stay.period_days",
        "settlement.stay.further_part");

    /** How a stay that crosses the turn of an insured year counts. */
    enum CrossYear {
        /** All of it to the year of discharge. */
        YEAR_OF_DISCHARGE,
        /** All of it to the year of admission. */
        YEAR_OF_ADMISSION,
        /** Each year's cost to its own year. */
        BY_YEAR,
        /** The same for whoever is insured without a break; for others only cost up to the turn of the year is settled. */
        BY_YEAR_IF_CONTINUOUS
    }

    /** @throws huiyu.policy.problem.PolicyException PARAMETER_UNKNOWN or another, if the order of layers is not set */
    static Frame on(ParameterBook book, LocalDate day) {
        List<ParameterUse> uses = new ArrayList<>();
        List<String> order = Values.list(read(book, KEYS.get(0), day, uses), item -> Values.text(item, KEYS.get(0)));
        String starts = find(book, KEYS.get(1), day, uses).orElse("01-01");
        String crossing = find(book, KEYS.get(2), day, uses).orElse("year_of_discharge");
        int days = Integer.parseInt(find(book, KEYS.get(3), day, uses).orElse("0"));
        boolean newStay = find(book, KEYS.get(4), day, uses).orElse("new_stay").equals("new_stay");
        return new Frame(order, Values.date("2024-" + starts, KEYS.get(1)), CrossYear.valueOf(crossing.toUpperCase(Locale.ROOT)), days, newStay, List.copyOf(uses));
    }

    /** The insured year a day belongs to: the calendar year in which that insured year began. */
    int yearOf(LocalDate day) {
        boolean before = day.getMonthValue() < yearStarts.getMonthValue()
            || day.getMonthValue() == yearStarts.getMonthValue() && day.getDayOfMonth() < yearStarts.getDayOfMonth();
        return before ? day.getYear() - 1 : day.getYear();
    }

    LocalDate firstDayOf(int year) {
        return yearStarts.withYear(year);
    }

    private static Optional<String> find(ParameterBook book, String key, LocalDate day, List<ParameterUse> uses) {
        boolean set = book.find(key).map(Parameter::values).filter(values -> !values.isEmpty()).isPresent();
        return set ? Optional.of(Values.text(read(book, key, day, uses), key)) : Optional.empty();
    }

    private static Object read(ParameterBook book, String key, LocalDate day, List<ParameterUse> uses) {
        ParameterValue value = book.getOn(key, day);
        uses.add(ParameterUse.of(book.get(key), value));
        return value.raw();
    }
}
