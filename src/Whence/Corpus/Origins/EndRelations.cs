using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>What two ends are to each other.</summary>
internal enum Relation
{
    /// <summary>Two tellers, as far as the texts tell.</summary>
    None,

    /// <summary>Perhaps one.</summary>
    May,

    /// <summary>One.</summary>
    Must,

    /// <summary>Shown to be two, whatever else joins them.</summary>
    Apart,
}

/// <summary>Decides from names, descriptions and routes whether two ends are one teller. Symmetric.</summary>
/// <remarks>The dangerous error is to count one teller twice: where nothing excludes it, an unnamed teller may be any other.</remarks>
internal static class EndRelations
{
    /// <summary>Days after which an unnamed teller's words are a new report.</summary>
    public const int FreshDays = 30;

    public static (Relation Relation, ReasonKind Reason) Between(End a, End b)
    {
        if (a.Kind > b.Kind) (a, b) = (b, a);
        return (a.Kind, b.Kind) switch
        {
            (_, EndKind.Nobody) => (Relation.None, ReasonKind.MayBeSame),
            (_, EndKind.Generic) => (a.Kind == EndKind.Generic && a.Article == b.Article ? Relation.Must : Relation.May, ReasonKind.MayBeSame),
            (EndKind.Press, EndKind.Press) => a.Press!.Matches(b.Press!) ? (Relation.Must, ReasonKind.CitesByName) : (Relation.None, ReasonKind.MayBeSame),
            (_, EndKind.Press) => (MayBeHeardBy(a, b) ? Relation.May : Relation.None, ReasonKind.MayBeSame),
            (EndKind.Person, EndKind.Person) => Persons(a, b),
            (EndKind.Person, EndKind.Institution) => PersonAndBody(a, b),
            (EndKind.Institution, EndKind.Institution) => Bodies(a, b),
            (EndKind.Document, EndKind.Document) => Documents(a, b),
            (EndKind.Document, EndKind.Unnamed) => DocumentAndUnnamed(a, b),
            (_, EndKind.Document) => IssuerAndDocument(a, b),
            (EndKind.Unnamed, EndKind.Unnamed) => UnnamedPair(a, b),
            _ => NamedAndUnnamed(a, b),
        };
    }

    /// <summary>
    /// Somebody unnamed whom an article quotes without a route may be behind what an outlet is cited for;
    /// and so may be whom that outlet quotes later.
    /// </summary>
    private static bool MayBeHeardBy(End a, End press) => !press.IsOwn
        && ((a.Kind == EndKind.Unnamed && !a.IsRelayed) || (a.Via is { } via && via.Matches(press.Press!)));

    private static (Relation, ReasonKind) Persons(End a, End b)
    {
        if (a.Name.Surname == b.Name.Surname && GivenNamesAgree(a.Name, b.Name)) return (Relation.Must, ReasonKind.SamePerson);
        if (a.Beside is not { } x || b.Beside is not { } y) return (Relation.Apart, ReasonKind.DifferentPersons);
        if (x.SameBody(y)) return (Relation.Must, ReasonKind.SameInstitution);
        return SameState(x, y) ? (Relation.May, ReasonKind.MayBeSame) : (Relation.Apart, ReasonKind.DifferentPersons);
    }

    private static bool GivenNamesAgree(SourceName a, SourceName b)
    {
        string? x = Given(a), y = Given(b);
        return x is null || y is null || x[0] == y[0];
    }

    private static string? Given(SourceName name) =>
        NameWords.Of(Affiliations.PersonIn(name.Printed)).Select(NameWords.Fold).FirstOrDefault(w => w is not ("mr" or "mrs" or "ms" or "dr")) is { } first
        && first != name.Surname ? first : null;

    private static (Relation, ReasonKind) PersonAndBody(End person, End body)
    {
        if (person.Beside is not { } beside) return (Relation.May, ReasonKind.MayBeSame);
        if (beside.SameBody(body.Name) || (body.Beside is { } more && beside.SameBody(more))) return (Relation.Must, ReasonKind.SameInstitution);
        if (!body.Name.IsOfState || !beside.CountriesMayAgree(body.Name)) return (Relation.Apart, ReasonKind.DifferentPersons);
        bool speaks = body.Name.IsGovernment && body.Name.Countries.Overlaps(beside.Countries) && !IsOpposition(beside);
        return (speaks ? Relation.Must : Relation.May, speaks ? ReasonKind.SameInstitution : ReasonKind.MayBeSame);
    }

    private static (Relation, ReasonKind) Bodies(End a, End b)
    {
        (SourceName x, SourceName y) = (a.Name, b.Name);
        if (x.SameBody(y) || (a.Beside?.SameBody(y) ?? false) || (b.Beside?.SameBody(x) ?? false)) return (Relation.Must, ReasonKind.SameInstitution);
        if (!x.CountriesMayAgree(y)) return (Relation.Apart, ReasonKind.DifferentPersons);
        bool state = x.IsOfState && y.IsOfState;
        bool known = x.Countries.Overlaps(y.Countries) || a.Article == b.Article;
        if (state && known && (x.IsGovernment || y.IsGovernment)) return (Relation.Must, ReasonKind.SameInstitution);
        return state ? (Relation.May, ReasonKind.MayBeSame) : (Relation.Apart, ReasonKind.DifferentPersons);
    }

    private static (Relation, ReasonKind) Documents(End a, End b)
    {
        (SourceName x, SourceName y) = (a.Name, b.Name);
        if (!x.CountriesMayAgree(y)) return (Relation.None, ReasonKind.MayBeSame);
        bool sameHolder = a.Holder is { } h && b.Holder is { } i && (h.Surname == i.Surname || h.SameBody(i));
        if (sameHolder) return (Relation.Must, ReasonKind.SameDocument);
        if (x.Body.IsEmpty || y.Body.IsEmpty) return (a.Article == b.Article ? Relation.Must : Relation.May, ReasonKind.SameDocument);
        bool alike = x.SameBody(y);
        if (alike && (x.Countries.Overlaps(y.Countries) || (x.Countries.IsEmpty && y.Countries.IsEmpty))) return (Relation.Must, ReasonKind.SameDocument);
        return alike || SameState(x, y) ? (Relation.May, ReasonKind.MayBeSame) : (Relation.None, ReasonKind.MayBeSame);
    }

    /// <summary>A document with a title of its own is no unnamed person; a government's paper and its official may be one.</summary>
    private static (Relation, ReasonKind) DocumentAndUnnamed(End document, End unnamed)
    {
        SourceName x = document.Name, y = unnamed.Name;
        bool may = x.CountriesMayAgree(y) && (x.Body.IsEmpty || (x.IsOfState && y.Role is Role.Any or Role.Official or Role.Intelligence or Role.Military));
        return (may ? Relation.May : Relation.None, ReasonKind.MayBeSame);
    }

    private static (Relation, ReasonKind) IssuerAndDocument(End issuer, End document)
    {
        SourceName x = issuer.Name, y = document.Name;
        if (document.Holder is { } holder && (SameTeller(issuer, holder) || (issuer.Beside?.SameBody(holder) ?? false))) return (Relation.Must, ReasonKind.SameInstitution);
        if (x.SameBody(y) || (issuer.Beside?.SameBody(y) ?? false)) return (Relation.Must, ReasonKind.SameInstitution);
        bool state = SameState(x, y) || (issuer.Beside is { } beside && SameState(beside, y));
        return (state || y.Body.IsEmpty ? Relation.May : Relation.None, ReasonKind.MayBeSame);
    }

    private static bool SameTeller(End end, SourceName name) =>
        end.Kind == EndKind.Person ? end.Name.Surname == name.Surname : end.Name.SameBody(name);

    private static (Relation, ReasonKind) UnnamedPair(End a, End b)
    {
        if (!MayDescribeOne(a.Name, b.Name)) return (Relation.None, ReasonKind.MayBeSame);
        bool sameVia = a.Via is { } x && b.Via is { } y ? x.Matches(y) : a.Via is null && b.Via is null && a.Article == b.Article;
        if (a.Article == b.Article)
        {
            if (a.Name.SetApart != b.Name.SetApart) return (Relation.Apart, ReasonKind.ToldApart);
            return sameVia && Alike(a.Name, b.Name, inOneText: true) ? (Relation.Must, ReasonKind.SameDescription) : (Relation.May, ReasonKind.MayBeSame);
        }

        if (a.Day is { } first && b.Day is { } second && Math.Abs(first.DayNumber - second.DayNumber) > FreshDays)
            return sameVia && a.IsRelayed && b.IsRelayed ? (Relation.May, ReasonKind.MayBeSame) : (Relation.Apart, ReasonKind.LaterReporting);
        if (sameVia && a.Name.SetApart == b.Name.SetApart && Alike(a.Name, b.Name, inOneText: false)) return (Relation.Must, ReasonKind.CitesByName);
        return (Relation.May, ReasonKind.MayBeSame);
    }

    public static bool MayDescribeOne(SourceName a, SourceName b) => a.CountriesMayAgree(b) && Roles.MayAgree(a.Role, b.Role);

    /// <summary>
    /// Whether two descriptions heard by one outlet are one: "six sources" and "a single source" are (retellings lose the number);
    /// "sources" and "an Iranian informant" only may be, for number and noun differ.
    /// </summary>
    private static bool Alike(SourceName a, SourceName b, bool inOneText)
    {
        bool numberDiffers = (a.Count == 1) != (b.Count == 1) || (a.Count > 1 && b.Count > 1 && a.Count != b.Count);
        return !numberDiffers || a.Noun == b.Noun || (inOneText && a.Role == b.Role);
    }

    private static (Relation, ReasonKind) NamedAndUnnamed(End named, End unnamed)
    {
        SourceName x = named.Name, y = unnamed.Name;
        if (!x.CountriesMayAgree(y) || (named.Beside is { } beside && !beside.CountriesMayAgree(y))) return (Relation.None, ReasonKind.MayBeSame);

        // "American officials said" of one outlet, while the government says so on record: the institution.
        bool spokesmen = named.Kind == EndKind.Institution && x.IsGovernment && y.Role == Role.Official && y.Count == 0 && !unnamed.IsRelayed
            && x.Countries.Overlaps(y.Countries);
        return spokesmen ? (Relation.Must, ReasonKind.SameInstitution) : (Relation.May, ReasonKind.MayBeSame);
    }

    private static bool IsOpposition(SourceName name) => name.Body.Contains("opposition") || name.Body.Contains("party");

    private static bool SameState(SourceName a, SourceName b) =>
        a.IsOfState && b.IsOfState && (a.Countries.Overlaps(b.Countries) || ((a.Countries.IsEmpty || b.Countries.IsEmpty) && a.CountriesMayAgree(b)));
}
