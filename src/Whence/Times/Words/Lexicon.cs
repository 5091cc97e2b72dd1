using System.Collections.Frozen;
using Whence.Times.Normalization;

namespace Whence.Times.Words;

/// <summary>The few hundred words that time expressions are made of, each with its type and value.</summary>
internal static class Lexicon
{
    /// <param name="Text">Lower-case canonical form.</param>
    /// <param name="Kind">Its type.</param>
    /// <param name="Value">Its number, or -1.</param>
    /// <param name="IsPlural">Whether the form is a plural.</param>
    /// <param name="NeedsCapital">Whether only a capitalised form counts ("March").</param>
    public sealed record Entry(string Text, WordKind Kind, int Value, bool IsPlural, bool NeedsCapital);

    private static readonly FrozenDictionary<string, Entry> Entries = Build();

    private static readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The twelve months, in any case.</summary>
    public static readonly FrozenSet<string> Months = Named(WordKind.Month);

    /// <summary>The days of the week, in any case.</summary>
    public static readonly FrozenSet<string> Weekdays = Named(WordKind.Weekday);

    private const int LongestWord = 14;

    /// <summary>The entry of a word in any case, or null.</summary>
    public static Entry? Find(ReadOnlySpan<char> word) =>
        word.Length <= LongestWord && BySpan.TryGetValue(word, out Entry? entry) && !(entry.NeedsCapital && !char.IsUpper(word[0])) ? entry : null;

    // Written out, one of each: "Sun" and "Mar" are words of their own elsewhere.
    private static FrozenSet<string> Named(WordKind kind) => Entries.Values.Where(e => e.Kind == kind && !e.IsPlural).Select(e => e.Text).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, Entry> Build()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);

        // Forms that follow one another mean the values 'first', 'first + 1' ...; forms joined by | mean the same.
        void Add(WordKind kind, int first, string forms, bool plural = false, bool capital = false)
        {
            int value = first;
            foreach (string same in forms.Split(' '))
            {
                string[] names = same.Split('|');
                foreach (string name in names)
                    entries[name] = new Entry(kind is WordKind.Unit or WordKind.Weekday or WordKind.Month or WordKind.Season ? names[0] : name, kind, value, plural, capital);
                if (first >= 0)
                    value++;
            }
        }

        Add(WordKind.Month, 1, "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct November|Nov December|Dec", capital: true);
        Add(WordKind.Weekday, 1, "Monday|Mon Tuesday|Tue|Tues Wednesday|Wed Thursday|Thu|Thur|Thurs Friday|Fri Saturday|Sat Sunday|Sun", capital: true);
        Add(WordKind.Weekday, 1, "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays", plural: true, capital: true);
        Add(WordKind.Season, 1, "spring|springtime summer|summertime fall|autumn winter|wintertime");
        Add(WordKind.Season, 1, "springs summers autumns winters", plural: true);
        Add(WordKind.Number, 0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty");
        foreach ((string word, int value) in new[] { ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100), ("thousand", 1000), ("dozen", 12) })
            Add(WordKind.Number, value, word);
        Add(WordKind.Ordinal, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");
        Add(WordKind.Ordinal, 21, "twenty-first");
        Add(WordKind.Ordinal, 30, "thirtieth");
        Add(WordKind.Fraction, -1, "half");
        Unit(Grain.Second, "second|sec", "seconds|secs");
        Unit(Grain.Minute, "minute|min", "minutes|mins");
        Unit(Grain.Hour, "hour|hr", "hours|hrs");
        Unit(Grain.Day, "day", "days");
        Unit(Grain.Weekend, "weekend", "weekends");
        Unit(Grain.Week, "week", "weeks");
        Unit(Grain.Month, "month", "months");
        Unit(Grain.Quarter, "quarter", "quarters");
        Unit(Grain.Year, "year|yr", "years|yrs");
        Unit(Grain.Decade, "decade", "decades");
        Unit(Grain.Century, "century", "centuries");
        Unit(Grain.Millennium, "millennium", "millennia|millenniums");
        Add(WordKind.DayPart, 1, "morning|mornings noon|midday|noontime afternoon|afternoons evening|evenings night|nights|nighttime midnight dawn|daybreak|sunrise dusk|sunset|nightfall daytime lunchtime");
        Add(WordKind.Deictic, -1, "today yesterday tomorrow tonight overnight");
        Add(WordKind.Reference, -1, "now currently current nowadays presently recently recent future past");
        Add(WordKind.Frequency, -1, "daily weekly biweekly monthly quarterly annually yearly hourly nightly fortnightly");
        Add(WordKind.DayHalf, 0, "am pm");
        Add(WordKind.Holiday, -1, "Christmas Boxing Valentine Easter Memorial Independence Bastille Labor Columbus Halloween Veterans Armistice Remembrance Thanksgiving Presidents", capital: true);
        // Words that only stand inside or beside an expression, then those that can begin one (their value is 0).
        Add(WordKind.Modifier, -1, "of in on by to from till until since before after during through throughout between and or for as than will would shall won't ll not "
            + "ago hence back ahead another fiscal calendar financial luther king fool eve s long term age aged old older younger time period periods times trading consecutive straight full entire whole additional short other "
            + "bc bce ad gmt utc est edt cst cdt mst mdt pst pdt bst cet local once so far most part point date o clock");
        foreach (string word in ("the a an at about around approximately roughly nearly almost more less fewer over under up within some just no near "
            + "last past previous preceding prior next coming upcoming following this these that those same latest latter final early mid middle late earlier later beginning start end close "
            + "few several couple many dozens hundreds thousands every each new good st martin all very only least beyond").Split(' '))
            Add(WordKind.Modifier, 0, word);
        Add(WordKind.Modifier, 0, "fiscal");
        Add(WordKind.Modifier, 0, "calendar");
        Add(WordKind.Modifier, 0, "financial");
        return entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Unit(Grain grain, string singular, string plural)
        {
            Add(WordKind.Unit, -1, singular);
            Add(WordKind.Unit, -1, plural, plural: true);
            foreach (string form in (singular + "|" + plural).Split('|'))
                entries[form] = entries[form] with { Value = (int)grain };
        }
    }
}
