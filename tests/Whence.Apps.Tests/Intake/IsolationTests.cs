using System.IO.Compression;
using System.Text;
using Whence.Apps.Tests.Support;
using Whence.Store.Intake;
using Whence.Store.Intake.Isolation;

namespace Whence.Apps.Tests.Intake;

/// <summary>PDF, archives and mail in a child process: what one does to its reader is the failure of that item alone.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly TemporaryFolder _files = new();
    private readonly ChildProgram _program = Whence();

    public void Dispose()
    {
        _program.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void A_child_gives_what_this_process_would_give()
    {
        string[] inputs = [Zip("news.zip", [("a.txt", Text(1)), ("mail.eml", Mail(2)), ("inner.zip", File.ReadAllBytes(Zip("i.zip", [("b.pdf", Pdf("Harbour to close"))])))]), Write("one.eml", Mail(3)), Write("two.pdf", Pdf("Bridge to open")), Write("many.mbox", Mailbox(20)), Write("plain.txt.gz", Gzip(Text(4))), Write("damaged.pdf", "%PDF-1.4 nothing"u8.ToArray())];
        foreach (string input in inputs)
        {
            InputResult[] here = [.. new InputPages(new InputOptions()) { Program = null }.Of(input)], apart = [.. Pages(_program).Of(input)];
            Assert.Equal(here.Select(Line), apart.Select(Line));
            Assert.Equal(here.Select(Line), Pages(_program).Of(input, new MemoryStream(File.ReadAllBytes(input))).Select(Line));
        }
    }

    [Fact]
    public void S43_A_file_that_overflows_the_stack_of_its_reader_fails_alone_and_the_next_hundred_load()
    {
        List<(string, byte[])> parts = [.. Enumerable.Range(0, 50).Select(i => ($"a{i:00}.eml", Mail(i))), ("b.pdf", Overflowing()), .. Enumerable.Range(0, 50).Select(i => ($"c{i:00}.eml", Mail(i)))];
        string archive = Zip("many.zip", parts);
        InputResult[] results = [.. Pages(_program).Of(archive)];
        Assert.Equal(101, results.Length);
        InputResult.Refused refused = Assert.Single(results.OfType<InputResult.Refused>());
        Assert.Equal(archive + "#b.pdf", refused.Name);
        Assert.Contains("made its reader fail", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(parts.Select(p => p.Item1), results.Select(r => r.Name[(archive.Length + 1)..]));
        // By itself it fails as itself, and the child after it is another.
        Assert.Contains("made its reader fail", Assert.IsType<InputResult.Refused>(Assert.Single(Pages(_program).Of(Write("alone.pdf", Overflowing())))).Reason, StringComparison.Ordinal);
        Assert.IsType<InputResult.Loaded>(Assert.Single(Pages(_program).Of(Write("next.eml", Mail(1)))));
    }

    [Fact]
    public void S43_A_file_that_wants_four_gigabytes_fails_alone_and_the_parent_stays_small()
    {
        string bomb = Write("bomb.pdf", Bomb());
        long before = GC.GetTotalAllocatedBytes();
        Assert.IsType<InputResult.Refused>(Assert.Single(Pages(_program).Of(bomb)));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 256L * 1024 * 1024);
        for (int i = 0; i < 100; i++) Assert.IsType<InputResult.Loaded>(Assert.Single(Pages(_program).Of(Write("next.eml", Mail(i)))));
    }

    [Fact]
    public void S43_A_reader_that_never_ends_is_ended_and_so_is_one_that_dies_or_speaks_nonsense()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs that stand for a broken reader are those of Unix.");
        string mail = Write("one.eml", Mail(1));
        using ChildProgram endless = new("sh", ["-c", "while :; do :; done"]) { Patience = TimeSpan.FromSeconds(1) }, dying = new("sh", ["-c", "exit 134"]), babbling = new("sh", ["-c", "yes"]), silent = new("true", []);
        Assert.Contains("took its reader more than 1 seconds", Reason(endless), StringComparison.Ordinal);
        Assert.Contains("exit code 134", Reason(dying), StringComparison.Ordinal);
        Assert.Contains("made its reader fail", Reason(babbling), StringComparison.Ordinal);
        Assert.Contains("made its reader fail", Reason(silent), StringComparison.Ordinal);

        string Reason(ChildProgram program) => Assert.IsType<InputResult.Refused>(Assert.Single(Pages(program).Of(mail))).Reason;
    }

    [Fact]
    public async Task S43_The_command_line_reads_what_archives_hold_in_a_child()
    {
        using TemporaryCase made = new();
        string archive = Zip("news.zip", [("a.eml", Mail(1)), ("b.pdf", Overflowing()), ("c.txt", Text(3))]);
        WhenceProgram.Ended ended = await WhenceProgram.Run("add", archive, "--case", made.Folder);
        Assert.Contains("2 stored", ended.Error, StringComparison.Ordinal);
        Assert.Contains("made its reader fail", ended.Error, StringComparison.Ordinal);
        Assert.Equal(3, ended.ExitCode);
    }

    private static ChildProgram Whence() => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll"), ChildProgram.Argument]);

    private static InputPages Pages(ChildProgram program) => new(new InputOptions()) { Program = program };

    private static string Line(InputResult result) => result is InputResult.Loaded loaded
        ? $"{loaded.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(loaded.Page.Bytes.Span))} {loaded.Page.ContentType} {loaded.Page.Format} {loaded.Page.Given} {loaded.Capture with { Original = default }} {loaded.Capture.Original.Length}"
        : result.ToString();

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_files.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Zip(string name, IEnumerable<(string Name, byte[] Content)> parts)
    {
        string path = Path.Combine(_files.FullName, name);
        using ZipArchive archive = new(File.Create(path), ZipArchiveMode.Create);
        foreach ((string part, byte[] content) in parts)
        {
            using Stream entry = archive.CreateEntry(part).Open();
            entry.Write(content);
        }

        return path;
    }

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes($"Bridge {number} to close\n\nBridge {number} will close in May, the mayor of Bodø said on Monday.\n");

    private static byte[] Mail(int number) => Encoding.UTF8.GetBytes($"From: Harbour Post <desk@post.example>\r\nSubject: Bridge {number} to close\r\nDate: Mon, 10 Mar 2031 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBridge {number} will close in May, the mayor said on Monday.\r\n");

    private static byte[] Mailbox(int messages) => [.. Enumerable.Range(0, messages).SelectMany(i => Encoding.ASCII.GetBytes("From desk Mon Mar 10 08:00:00 2031\r\n").Concat(Mail(i)).Concat("\r\n"u8.ToArray()))];

    /// <summary>A tree of pages in which each node has one child, two hundred thousand deep: a reader that calls itself for each has no stack left.</summary>
    private static byte[] Overflowing() => Document([
        Encoding.ASCII.GetBytes("<< /Type /Catalog /Pages 2 0 R >>"),
        .. Enumerable.Range(2, 200_000).Select(i => Encoding.ASCII.GetBytes($"<< /Type /Pages /Kids [{i + 1} 0 R] /Count 1 /Parent {i - 1} 0 R >>")),
        Encoding.ASCII.GetBytes("<< /Type /Page /MediaBox [0 0 612 792] >>"),
    ]);

    private static byte[] Pdf(string words) => Pdf(Encoding.ASCII.GetBytes($"BT /F1 24 Tf 72 720 Td ({words}) Tj ET"));

    private static byte[] Pdf(byte[] content) => PdfOf(Zlib(stream => stream.Write(content)));

    /// <summary>A page whose content is four thousand times a megabyte of blanks: one deflated block that ends on a byte, again and again.</summary>
    private static byte[] Bomb()
    {
        using MemoryStream block = new();
        using (DeflateStream deflate = new(block, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            deflate.Write(blanks);
            deflate.Flush();
            return PdfOf([0x78, 0x01, .. Enumerable.Repeat(block.ToArray(), 4096).SelectMany(b => b)]);
        }
    }

    private static byte[] Zlib(Action<Stream> write)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest)) write(zlib);
        return packed.ToArray();
    }

    private static byte[] PdfOf(byte[] packed) => Document([
        Encoding.ASCII.GetBytes("<< /Type /Catalog /Pages 2 0 R >>"),
        Encoding.ASCII.GetBytes("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        Encoding.ASCII.GetBytes("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        [.. Encoding.ASCII.GetBytes($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"), .. packed, .. "\nendstream"u8],
        Encoding.ASCII.GetBytes("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    ]);

    private static byte[] Document(IEnumerable<byte[]> objects)
    {
        using MemoryStream pdf = new();
        List<long> places = [];
        pdf.Write("%PDF-1.4\n"u8);
        foreach (byte[] content in objects)
        {
            places.Add(pdf.Position);
            pdf.Write(Encoding.ASCII.GetBytes($"{places.Count} 0 obj\n"));
            pdf.Write(content);
            pdf.Write("\nendobj\n"u8);
        }

        long table = pdf.Position;
        pdf.Write(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:0000000000} 00000 n \n"))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
