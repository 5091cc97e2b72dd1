using System.Net;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>How sensitive a case is stands on all that leaves it.</summary>
public sealed class LabelTests : IAsyncLifetime
{
    private static readonly string[] Files = ["/windows.ics", "/windows.atom", "/watches.atom"];

    private readonly Desk _desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task S54_The_label_stands_on_every_page_print_and_file()
    {
        Assert.All(await Task.WhenAll(_desk.Pages().Select(Text)), page => Assert.DoesNotContain("class=\"sensitivity", page, StringComparison.Ordinal));
        await Label("internal", "two people are named");
        foreach (string path in _desk.Pages())
        {
            string page = await Text(path);
            Assert.Contains("<a class=\"sensitivity internal\"", page, StringComparison.Ordinal);
            Assert.Contains("is-internal", page, StringComparison.Ordinal);
            Assert.Matches(@"class=""printed"">Case “[^”]*”, internal, ", page);
        }

        foreach (string file in Files) Assert.Contains("(internal)", await Text(file), StringComparison.Ordinal);
        Assert.Contains("X-WHENCE-SENSITIVITY:internal", await Text(Files[0]), StringComparison.Ordinal);
        Assert.Contains("<rights>internal</rights>", await Text(Files[1]), StringComparison.Ordinal);
        foreach (string path in _desk.Routes().Where(r => r.StartsWith("/api/", StringComparison.Ordinal)))
        {
            using HttpResponseMessage answer = await _desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(["internal"], answer.Headers.GetValues("Whence-Sensitivity"));
        }
    }

    [Fact]
    public async Task S54_A_restricted_case_asks_before_it_is_exported()
    {
        await Label("restricted", "");
        foreach (string file in Files)
        {
            using HttpResponseMessage asked = await _desk.Client.GetAsync(new Uri(file, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
            Assert.Equal("text/html", asked.Content.Headers.ContentType?.MediaType);
            Assert.Contains($"href=\"{file}?sure=yes\"", await asked.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            Assert.Contains("(restricted)", await Text(file + "?sure=yes"), StringComparison.Ordinal);
        }

        foreach (string[] export in (string[][])[["upcoming", "--ics"], ["upcoming", "--atom"], ["watch", "ls", "--atom"]])
        {
            WhenceProgram.Ended refused = await WhenceProgram.Run([.. export, "--case", _desk.Case.Folder]);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("Add --yes", refused.Error, StringComparison.Ordinal);
            Assert.Contains("(restricted)", (await WhenceProgram.Run([.. export, "--yes", "--case", _desk.Case.Folder])).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task S54_A_change_of_the_label_is_in_the_log()
    {
        using TemporaryCase made = new();
        Assert.Equal("unlabelled\n", (await WhenceProgram.Run("label", "--case", made.Folder)).Output);
        Assert.Equal("restricted\n", (await WhenceProgram.Run("label", "restricted", "--reason", "names a source", "--case", made.Folder)).Output);
        CaseLabel.Set(made.Opened, Sensitivity.Restricted);
        Assert.Equal(
            [("label", "names a source", "unlabelled", "restricted")],
            made.Opened.Read(c => c.Rows("SELECT act, reason, before, after FROM log WHERE act = 'label'", r => (r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3)))));
        Assert.Equal(2, (await WhenceProgram.Run("label", "secretish", "--case", made.Folder)).ExitCode);
        // A label of a newer program is no reason to be careless.
        made.Opened.Write(c => c.Run("UPDATE facts SET value = 'cosmic' WHERE name = 'sensitivity'"));
        Assert.Equal(Sensitivity.Restricted, CaseLabel.Of(made.Opened));
    }

    private async Task<string> Text(string path)
    {
        using HttpResponseMessage answer = await _desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task Label(string label, string reason)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>(StringComparer.Ordinal) { [Whence.Web.Serving.Session.FormField] = _desk.Session.FormToken, ["label"] = label, ["reason"] = reason });
        using HttpResponseMessage answer = await _desk.Client.PostAsync(new Uri("/case/label", UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
