using System.Text.RegularExpressions;
using Whence.Tests.Support;

namespace Whence.Tests.Layout;

/// <summary>Rules about the repository itself.</summary>
public sealed partial class RepositoryTests
{
    private const int MostLines = 400;
    private const int MostFilesInAFolder = 14;

    private static readonly string[] _trees = ["src", "tests", "fuzz", "benchmarks"];

    private static IEnumerable<string> Code => _trees.Where(t => Directory.Exists(Path.Combine(Repository.Root, t))).SelectMany(t => Repository.Files(t, "*.cs"));

    [Fact]
    public void No_code_file_is_longer_than_400_lines() =>
        Assert.Empty(Code.Select(f => (File: f, Lines: Repository.Read(f).AsSpan().Count('\n'))).Where(f => f.Lines > MostLines));

    [Fact]
    public void No_folder_of_the_engine_holds_more_than_a_dozen_files_or_so() =>
        Assert.Empty(Repository.Files("src", "*.cs").CountBy(f => Path.GetDirectoryName(f)!).Where(f => f.Value > MostFilesInAFolder));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Repository.Files("src", "*.cs").Where(f => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void Every_stage_has_its_page()
    {
        string[] stages = ["articles", "tokens", "syntax", "mentions", "times", "places", "attributions", "claims", "copies", "groups", "origins"];
        Assert.Empty(stages.Where(s => !File.Exists(Path.Combine(Repository.Root, "docs", "stages", s + ".md"))));
    }

    [Fact]
    public void No_page_or_code_names_a_path_of_some_machine()
    {
        var pages = Repository.Files("docs", "*.md").Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]);
        Assert.Empty(Code.Concat(pages).Where(f => MachinePath().IsMatch(Repository.Read(f))));
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var broken =
            from page in Repository.Files("docs", "*.md").Concat(["README.md", "CONTRIBUTING.md", "samples/README.md"])
            from Match link in RelativeLink().Matches(Repository.Read(page))
            let target = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{page}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Service|Processor|Data|Info)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"/(?:work|home|root|Users)/[a-z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RelativeLink();
}
