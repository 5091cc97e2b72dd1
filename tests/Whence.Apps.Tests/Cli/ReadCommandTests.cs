using System.Text;
using System.Text.Json;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Cli;

/// <summary><c>whence read</c> as a process: any input at all gives output or a clear message, and the exit code of the contract.</summary>
public sealed class ReadCommandTests : IDisposable
{
    private const string Good = "Bridge to close\n\nThe old bridge will close in May, the mayor said.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_bad_input_among_good_ones_is_named_and_the_others_are_read()
    {
        string good = _folder.Write("good.txt", Good);
        var ended = await WhenceProgram.Run("read", "--jsonl", Path.Combine(_folder.FullName, "missing.txt"), good, _folder.FullName);
        Assert.Equal(3, ended.ExitCode);
        Assert.Single(Lines(ended.Output));
        Assert.Contains("missing.txt: no such file", ended.Error, StringComparison.Ordinal);
        Assert.Contains("is a folder; name the files in it", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_every_input_failed_the_run_failed()
    {
        var ended = await WhenceProgram.Run("read", Path.Combine(_folder.FullName, "missing.txt"));
        Assert.Equal(1, ended.ExitCode);
        Assert.Empty(ended.Output);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("raed", "x")]
    [InlineData("read", "x", "--published", "3/4/2031")]
    [InlineData("read", "x", "--format", "pdf")]
    [InlineData("read", "x", "--layers", "dreams")]
    public async Task Wrong_usage_says_what_to_do(params string[] arguments)
    {
        var ended = await WhenceProgram.Run(arguments);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--help", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task Help_teaches_by_examples()
    {
        var ended = await WhenceProgram.Run("read", "--help");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Examples:", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_stays_as_it_is_but_for_the_byte_order_mark()
    {
        const string Text = "A “title”\r\n\r\nIt rained\u00A0— 😀 — in Bodø.\r\n";
        string[] files =
        [
            _folder.Write("plain.txt", Encoding.UTF8.GetBytes(Text)),
            _folder.Write("bom.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]),
            _folder.Write("utf16.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]),
        ];
        var ended = await WhenceProgram.Run(["read", "--jsonl", .. files]);
        Assert.Equal(0, ended.ExitCode);
        Assert.All(Lines(ended.Output), line => Assert.Equal(Text, Parse(line).GetProperty("article").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Readings_come_in_the_order_of_the_inputs()
    {
        string[] files = [.. Enumerable.Range(0, 12).Select(i => _folder.Write($"{i:00}.txt", string.Concat(Enumerable.Repeat(Good, 12 - i))))];
        var ended = await WhenceProgram.Run(["read", "--jsonl", .. files]);
        Assert.Equal(files, Lines(ended.Output).Select(l => Parse(l).GetProperty("input").GetString()));
    }

    [Fact]
    public async Task A_sidecar_says_what_the_file_cannot()
    {
        string file = _folder.Write("a.txt", Good);
        _folder.Write("a.txt.meta.json", """{ "outlet": "Harbour Post", "published": "2031-03-14" }""");
        var ended = await WhenceProgram.Run("read", "--json", "--meta", file);
        JsonElement article = Parse(ended.Output).GetProperty("article");
        Assert.Equal("Harbour Post", article.GetProperty("outlet").GetString());
        Assert.Equal("2031-03-14", article.GetProperty("published").GetString());
        Assert.Equal("given", article.GetProperty("published_basis").GetString());
    }

    [Fact]
    public async Task A_broken_sidecar_is_that_inputs_failure()
    {
        string file = _folder.Write("a.txt", Good);
        _folder.Write("a.txt.meta.json", "{ outlet");
        var ended = await WhenceProgram.Run("read", "--json", "--meta", file);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("a.txt.meta.json", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        var ended = await WhenceProgram.RunWith(Encoding.UTF8.GetBytes(Good), "read", "-", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(Good, Parse(ended.Output).GetProperty("article").GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_empty_input_gives_an_empty_reading()
    {
        var ended = await WhenceProgram.RunWith([], "read", "-", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(0, Parse(ended.Output).GetProperty("claims").GetArrayLength());
    }

    [Fact]
    public async Task Binary_input_is_refused_by_name()
    {
        string image = _folder.Write("photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        string noise = _folder.Write("noise.bin", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37))]);
        var ended = await WhenceProgram.Run("read", image, noise);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("is a PNG image, not text or HTML", ended.Error, StringComparison.Ordinal);
        Assert.Contains("is binary data", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_of_fifty_megabytes_is_refused_with_its_limit()
    {
        string file = _folder.Write("huge.txt", new byte[50 * 1024 * 1024]);
        var ended = await WhenceProgram.Run("read", file);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("is larger than 20 MB", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_read_all_the_same()
    {
        string file = _folder.Write("latin.txt", [.. "Bod"u8, 0xF8, .. " is a town.\n"u8, 0xC3, 0x28]);
        var ended = await WhenceProgram.Run("read", "--json", file);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task No_escape_sequence_of_an_article_reaches_the_terminal()
    {
        string file = _folder.Write("evil.txt", "Bridge \e]8;;http://evil.example\e\\ closes\n\nThe mayor \e[2J said the \u202Ebridge would close.\n");
        var ended = await WhenceProgram.Run("read", file, "--outlet", "Evil \e[31m Post");
        Assert.Equal(0, ended.ExitCode);
        Assert.DoesNotContain('\e', ended.Output);
        Assert.DoesNotContain('\u202E', ended.Output);
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
