using PublicApiGenerator;
using Whence.Tests.Support;

namespace Whence.Tests.Layout;

/// <summary>The public surface is small, and a change of it is a visible diff.</summary>
public sealed class PublicApiTests
{
    private const string Approved = "tests/Whence.Tests/Layout/PublicApi.txt";

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        string api = typeof(Reader).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        string path = Path.Combine(Repository.Root, Approved);
        if (Environment.GetEnvironmentVariable("WHENCE_APPROVE") == "1")
        {
            File.WriteAllText(path, api);
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(approved == api, $"The public API has changed. If that is meant, run the tests with WHENCE_APPROVE=1 and commit {Approved}.\n{FirstDifference(approved, api)}");
    }

    private static string FirstDifference(string approved, string api)
    {
        string[] old = approved.Split('\n'), now = api.Split('\n');
        int i = 0;
        while (i < old.Length && i < now.Length && old[i] == now[i])
        {
            i++;
        }

        return $"line {i + 1}: approved '{(i < old.Length ? old[i] : "")}', now '{(i < now.Length ? now[i] : "")}'";
    }
}
