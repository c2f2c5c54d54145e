package huiyu.core.indicator;

import huiyu.api.platform.model.IndicatorCell;
import huiyu.api.platform.model.IndicatorDefinition;
import huiyu.api.platform.model.IndicatorFigures;
import huiyu.api.platform.model.IndicatorRecord;
import huiyu.api.platform.model.IndicatorRecordPage;
import huiyu.api.platform.model.IndicatorWords;
import huiyu.core.indicator.FigureStore.City;
import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Definition;
import huiyu.core.web.Cursor;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Indicators and figures in the words of the API. */
final class IndicatorAnswers {

    private IndicatorAnswers() {}

    static IndicatorDefinition definition(Indicators.Owned owned, huiyu.core.module.IndicatorWords words) {
        Definition definition = owned.indicator().definition();
        return new IndicatorDefinition()
                .code(definition.code())
                .module(owned.module().orElse(null))
                .name(words(words.name()))
                .unit(IndicatorDefinition.UnitEnum.fromValue(definition.unit().name()))
                .kind(IndicatorDefinition.KindEnum.fromValue(definition.kind().name()))
                .doc(words(words.doc()))
                .numerator(words(words.numerator()))
                .denominator(words.denominator().map(IndicatorAnswers::words).orElse(null));
    }

    private static IndicatorWords words(Text text) {
        return new IndicatorWords().zh(text.zh()).en(text.en());
    }

    static IndicatorFigures figures(Indicator indicator, FigureFlow.Shown shown) {
        Map<Integer, City> cities =
                shown.cities().stream().collect(Collectors.toMap(City::tenantId, Function.identity()));
        return new IndicatorFigures()
                .indicator(indicator.definition().code())
                .cells(shown.cells().stream().map(cell -> cell(cell, cities.get(cell.tenantId()))).toList());
    }

    /** @param city null for the total over all cities */
    private static IndicatorCell cell(PublishedCell cell, City city) {
        return new IndicatorCell()
                .month(cell.month().toString())
                .divisionCode(city == null ? null : city.divisionCode())
                .nameZh(city == null ? "合计" : city.nameZh())
                .nameEn(city == null ? "Total" : city.nameEn())
                .programme(cell.cell().programme())
                .slice(cell.cell().slice())
                .numerator(cell.numerator())
                .denominator(cell.denominator())
                .hidden(cell.hidden());
    }

    /** @param found one more than the page holds, if there are more */
    static IndicatorRecordPage page(List<Behind> found, int most, Map<UUID, String> names) {
        List<Behind> shown = found.subList(0, Math.min(most, found.size()));
        IndicatorRecordPage page = new IndicatorRecordPage()
                .items(shown.stream()
                        .map(behind -> new IndicatorRecord()
                                .id(behind.id())
                                .kind(behind.kind())
                                .subjectId(behind.subjectId())
                                .subjectName(names.get(behind.subjectId())))
                        .toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(shown.getLast().id()).encode());
        }
        return page;
    }
}
