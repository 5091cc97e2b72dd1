using System.Text.RegularExpressions;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>The page about security and the tests name each other.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public async Task Each_requirement_names_its_tests_and_each_test_stands_on_the_page()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"), TestContext.Current.CancellationToken);
        HashSet<string> written = [], named = [.. Names().Matches(page).Select(m => m.Value)];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories))
            written.UnionWith(Methods().Matches(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Select(m => m.Groups[1].Value));
        Assert.Equal(written.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        foreach (Match row in Rows().Matches(page))
        {
            string[] tests = [.. Names().Matches(row.Value).Select(m => m.Value)];
            Assert.NotEmpty(tests);
            Assert.All(tests, t => Assert.StartsWith(row.Groups[1].Value[..3], t, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"(?<=`)S\d\d_\w+(?=`)", RegexOptions.None, 5000)]
    private static partial Regex Names();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (S\d\d_\w+)\(", RegexOptions.None, 5000)]
    private static partial Regex Methods();

    [GeneratedRegex(@"^\| (S\d\d[^|]*) \|.*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Rows();
}
