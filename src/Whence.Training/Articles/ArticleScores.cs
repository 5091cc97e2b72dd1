using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Whence.Articles;

namespace Whence.Training.Articles;

/// <summary>Scores articles against gold with the measures of <c>scorers/extraction.py</c>; the two agree to the last digit.</summary>
internal sealed partial class ArticleScores
{
    private readonly GoldSet _set;
    private double _precision, _recall, _wordF1, _identical;
    private int _pages, _withGiven, _withGold, _dated, _dateRight, _dateWrong, _dateNone, _noneRight, _titled, _titleExact, _signed, _authorsExact, _captions, _leaked, _captionsFound, _credits, _creditsFound;

    public ArticleScores(GoldSet set) => _set = set;

    /// <summary>F1 of every scored page, worst pages for reading first.</summary>
    public List<(double F1, double Precision, double Recall, GoldPage Page)> PerPage { get; } = [];

    /// <summary>Gold day, given day and page wherever they differ.</summary>
    public List<(string? Gold, string? Given, GoldPage Page)> WrongDates { get; } = [];

    public double F1 => Harmonic(_precision / Math.Max(1, _withGiven), _recall / Math.Max(1, _withGold));

    public void Add(GoldPage gold, Article article)
    {
        string body = Text(article, r => r is RegionKind.Body or RegionKind.Dateline || (_set.StandfirstInBody && r == RegionKind.Standfirst));
        if (!string.IsNullOrEmpty(gold.Body))
            AddBody(gold, body);
        if (gold.Date is not null || _set.NoDateIsAnAnswer)
            AddDate(gold, article.Published);
        if (Flat(gold.Title).Length > 0)
        {
            _titled++;
            _titleExact += Flat(gold.Title) == Flat(article.Headline) ? 1 : 0;
        }

        HashSet<string> names = Names(gold.Authors);
        if (names.Count > 0)
        {
            _signed++;
            _authorsExact += names.SetEquals(Names(article.Bylines)) ? 1 : 0;
        }

        AddCaptions(gold, article, body);
    }

    public override string ToString()
    {
        static string Show(double value, int of) => of == 0 ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);
        double p = _precision / Math.Max(1, _withGiven), r = _recall / Math.Max(1, _withGold);
        double dateP = _dateRight / Math.Max(1.0, _dateRight + _dateWrong);
        return $"pages {_pages} F1 {Show(Harmonic(p, r), _pages)} P {Show(p, _pages)} R {Show(r, _pages)} acc {Show(_identical / Math.Max(1, _pages), _pages)} word F1 {Show(_wordF1 / Math.Max(1, _pages), _pages)}"
            + $" date {Show((_dateRight + _noneRight) / Math.Max(1.0, _dated), _dated)} (P {Show(dateP, _dated)}, wrong {_dateWrong}, none {_dateNone}) title {Show(_titleExact / Math.Max(1.0, _titled), _titled)} authors {Show(_authorsExact / Math.Max(1.0, _signed), _signed)}"
            + $" captions leaked {_leaked}/{_captions} found {_captionsFound} credits {_creditsFound}/{_credits}";
    }

    private void AddBody(GoldPage gold, string body)
    {
        string[] goldWords = Words(gold.Body!), given = Words(body);
        Dictionary<(string, string, string, string), int> g = Shingles(goldWords), p = Shingles(given);
        int both = 0, goldAll = g.Values.Sum(), givenAll = p.Values.Sum();
        foreach (((string, string, string, string) shingle, int count) in g)
            both += Math.Min(count, p.GetValueOrDefault(shingle));
        int either = goldAll + givenAll - both;
        bool perfect = goldAll == both && givenAll == both;
        double precision = perfect ? 1 : givenAll == 0 ? 0 : (double)both / givenAll;
        double recall = perfect ? 1 : goldAll == 0 ? 0 : (double)both / goldAll;
        _pages++;
        if (givenAll > 0)
        {
            _withGiven++;
            _precision += precision;
        }

        if (goldAll > 0)
        {
            _withGold++;
            _recall += recall;
        }

        _identical += goldWords.SequenceEqual(given, StringComparer.Ordinal) ? 1 : 0;
        _wordF1 += WordF1(gold.Body!, body);
        PerPage.Add((Harmonic(precision, recall), precision, recall, gold));
        _ = either;
    }

    private void AddDate(GoldPage page, string? given)
    {
        _dated++;
        string? gold = page.Date, day = Day(given);
        if (Day(gold) != day && !(gold is not null && given is not null && SameInstantDay(gold, given)))
            WrongDates.Add((gold, given, page));
        if (day is null)
        {
            _dateNone++;
            _noneRight += gold is null ? 1 : 0;
        }
        else if (gold is not null && (Day(gold) == day || SameInstantDay(gold, given!)))
            _dateRight++;
        else
            _dateWrong++;
    }

    private void AddCaptions(GoldPage gold, Article article, string body)
    {
        if (gold.Captions.Length == 0 && gold.Credits.Length == 0)
            return;
        string clean = Flat(body), own = Flat(gold.Body), marked = Flat(Text(article, r => r is RegionKind.Caption or RegionKind.Credit));
        foreach (string caption in gold.Captions.Select(Flat))
        {
            if (caption.Split(' ').Length < 4 || Holds(own, caption))
                continue;
            _captions++;
            _leaked += Holds(clean, caption) ? 1 : 0;
            _captionsFound += Holds(marked, caption) ? 1 : 0;
        }

        foreach (string credit in gold.Credits.Select(Flat))
        {
            _credits++;
            _creditsFound += Holds(marked, credit) ? 1 : 0;
        }
    }

    private static string Text(Article article, Func<RegionKind, bool> wanted) =>
        string.Join('\n', article.Regions.Where(r => wanted(r.Kind)).Select(r => article.Text[r.Span.Start..r.Span.End]));

    private static string? Day(string? value) => value is not null && DayPattern().Match(value) is { Success: true } match ? match.Value : null;

    private static bool SameInstantDay(string gold, string given) =>
        gold.Length > 10 && given.Length > 10 && HasOffset(gold) && HasOffset(given)
        && DateTimeOffset.TryParse(gold, CultureInfo.InvariantCulture, out DateTimeOffset a) && DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, out DateTimeOffset b)
        && b.ToOffset(a.Offset).Date == a.Date;

    private static bool HasOffset(string s) => s.EndsWith('Z') || (s.Length > 16 && s[^6] is '+' or '-');

    private static string[] Words(string text) => [.. WordPattern().Matches(text).Select(m => m.Value)];

    private static Dictionary<(string, string, string, string), int> Shingles(string[] words)
    {
        var shingles = new Dictionary<(string, string, string, string), int>();
        string At(int i) => i < words.Length ? words[i] : string.Empty;
        for (int i = 0; words.Length > 0 && i < Math.Max(1, words.Length - 3); i++)
        {
            (string, string, string, string) shingle = (At(i), At(i + 1), At(i + 2), At(i + 3));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    private static double WordF1(string gold, string body)
    {
        Dictionary<string, int> Bag(string text) => Words(text.ToLowerInvariant()).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Count(), StringComparer.Ordinal);
        Dictionary<string, int> g = Bag(gold), p = Bag(body);
        if (g.Count == 0 || p.Count == 0)
            return g.Count == 0 && p.Count == 0 ? 1 : 0;
        int both = g.Sum(w => Math.Min(w.Value, p.GetValueOrDefault(w.Key)));
        return 2.0 * both / (g.Values.Sum() + p.Values.Sum());
    }

    private static string Flat(string? text) => string.Join(' ', Words((text ?? string.Empty).Normalize(NormalizationForm.FormKC).ToLowerInvariant()));

    private static HashSet<string> Names(IEnumerable<string> names) =>
        [.. names.SelectMany(n => NameSplit().Split(n)).Select(n => Flat(Opening().Replace(n, string.Empty))).Where(n => n.Length > 0)];

    private static bool Holds(string text, string phrase) => phrase.Length > 0 && $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal);

    private static double Harmonic(double p, double r) => p + r == 0 ? 0 : 2 * p * r / (p + r);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"[;,]|\band\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameSplit();

    [GeneratedRegex(@"^\s*(by|von)\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Opening();
}
