package huiyu.policy.examination;

import huiyu.kernel.time.Age;
import huiyu.kernel.time.Age.Attained;
import huiyu.kernel.time.Age.LeapBirthday;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Settings;
import java.util.List;

/** The two conventions on ages, as fields of a block. */
public final class Ages {
    public static final FieldSpec ATTAINED = FieldSpec.choice("age_attained", List.of("birthday", "day_after"),
        "周岁从生日当天还是次日起算", "whether an age is attained on the birthday or the day after");
    public static final FieldSpec LEAP_BIRTHDAY = FieldSpec.choice("leap_birthday", List.of("february_28", "march_1"),
        "2 月 29 日出生者平年的生日", "the birthday of a leap-day child in a common year");

    private Ages() {}

    public static Age of(Settings settings) {
        return of(settings.choice("age_attained"), settings.choice("leap_birthday"));
    }

    public static Age of(String attained, String leapBirthday) {
        return new Age(attained.equals("day_after") ? Attained.DAY_AFTER : Attained.BIRTHDAY,
            leapBirthday.equals("march_1") ? LeapBirthday.MARCH_1 : LeapBirthday.FEBRUARY_28);
    }
}
