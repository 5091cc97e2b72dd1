using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Whence.Articles;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;
using Whence.Text;

namespace Whence.Store.Database.Codec;

/// <summary>What an article knows beside the columns of its row.</summary>
internal sealed record ArticleFacts(ImmutableArray<Region> Regions, ImmutableArray<string> Bylines, Dateline? Dateline, PublishedBasis PublishedBasis);

/// <summary>What the user said of an input, kept so that a retry knows it.</summary>
internal sealed record GivenCell(string? Outlet, string? Published, string? Url, string? Headline, PageFormat Format, bool Sidecar)
{
    public static GivenCell Of(Intake.InputOptions options) =>
        new(options.Given.Outlet, options.Given.Published, options.Given.Url, options.Given.Headline, options.Format, options.ReadSidecars);

    public Intake.InputOptions Options() => new()
    {
        Given = new GivenFacts { Outlet = Outlet, Published = Published, Url = Url, Headline = Headline },
        Format = Format,
        ReadSidecars = Sidecar,
    };
}

/// <summary>Origins, reasons and warnings of a group. Articles are rows of the case, not indexes of one comparison.</summary>
internal sealed record GroupCell(ImmutableArray<Origin> Origins, ImmutableArray<ReasonCell> Reasons, ImmutableArray<WarningCell> Warnings);

/// <summary>A teller of a review: its name and the stored name of its kind.</summary>
internal sealed record TellerCell(string Name, string Kind);

internal sealed record PassageCell(long Article, TextSpan Span);

internal sealed record ReasonCell(ReasonKind Kind, ReasonEffect Effect, PassageCell First, string FirstName, PassageCell Second, string SecondName, double Share);

internal sealed record WarningCell(WarningKind Kind, ImmutableArray<PassageCell> Passages, ImmutableArray<string> Detail);

[JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticleFacts))]
[JsonSerializable(typeof(GivenCell))]
[JsonSerializable(typeof(GroupCell))]
[JsonSerializable(typeof(FoundCell))]
[JsonSerializable(typeof(ClaimGroup))]
[JsonSerializable(typeof(ImmutableArray<CorpusWindow>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(TellerCell[]))]
[JsonSerializable(typeof(ImmutableArray<SharedPassage>))]
internal sealed partial class StoredJson : JsonSerializerContext;
