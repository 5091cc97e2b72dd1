using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>What the desk keeps on the disk, for whom, and that looking changes nothing.</summary>
public sealed class KeptTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S06_The_api_takes_a_bearer_token_and_never_one_in_the_address()
    {
        using HttpClient program = desk.Stranger();
        foreach (string path in desk.Routes().Where(p => p.StartsWith("/api", StringComparison.Ordinal)))
        {
            program.DefaultRequestHeaders.Authorization = null;
            string with = path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?');
            foreach (string address in new[] { path, $"{with}token={desk.Session.ApiToken}", $"{with}access_token={desk.Session.ApiToken}" })
            {
                using HttpResponseMessage refused = await program.GetAsync(new Uri(address, UriKind.Relative), Stop);
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
                Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            }

            program.DefaultRequestHeaders.Authorization = new("Bearer", (await File.ReadAllTextAsync(desk.Server.TokenFile!, Stop)).Trim());
            using HttpResponseMessage allowed = await program.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal((path, HttpStatusCode.OK), (path, allowed.StatusCode));
        }

        using HttpResponseMessage page = await program.GetAsync(new Uri("/", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    [Fact]
    public async Task S06_The_file_of_the_token_is_its_owners_alone_and_goes_when_the_desk_closes()
    {
        string path;
        await using (Desk other = new())
        {
            await other.InitializeAsync();
            path = other.Server.TokenFile!;
            Assert.Equal(other.Session.ApiToken, (await File.ReadAllTextAsync(path, Stop)).Trim());
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            await other.Server.DisposeAsync();
            Assert.False(File.Exists(path));
        }
    }

    [Fact]
    public void S07_Nobody_else_on_the_machine_reads_the_case()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(desk.Case.Folder) & Others);
        foreach (string file in Directory.GetFiles(desk.Case.Folder, "*", SearchOption.AllDirectories))
            Assert.Equal((file, UnixFileMode.None), (file, File.GetUnixFileMode(file) & Others));
    }

    [Fact]
    public async Task S08_S52_Looking_changes_and_records_nothing()
    {
        string before = Content();
        foreach (string path in desk.Routes().Concat(desk.Pages()).ToArray())
        {
            await desk.Client.GetByteArrayOrEmpty(path);
            await desk.Client.GetByteArrayOrEmpty(path);
        }

        await desk.Server.Warm(Stop);
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task S62_A_backup_made_while_the_desk_serves_is_whole()
    {
        using TemporaryFolder folder = new();
        Task looking = Task.WhenAll(desk.Pages().Select(desk.Client.GetByteArrayOrEmpty));
        using (Case served = Case.Open(desk.Case.Folder))
        using (SqliteConnection connection = served.Connect())
            connection.Run("VACUUM INTO $1", Path.Combine(folder.FullName, Case.FileName));
        await looking;
        using Case backup = Case.Open(folder.FullName);
        Assert.Empty(Verification.Verify(backup, Stop));
        Assert.Equal(desk.Case.Counts(), CaseCounts.Of(backup));
    }

    // Every cell of every table: the files of a database also change when it is only read.
    private string Content()
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(desk.Case.Folder, "case.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand names = connection.CreateCommand();
        names.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        List<string> tables = [];
        using (SqliteDataReader reader = names.ExecuteReader())
            while (reader.Read()) tables.Add(reader.GetString(0));
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string table in tables)
        {
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the case's own tables.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (int i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(Encoding.UTF8.GetBytes(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString() + "\0"));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
