using Whence.Store.Database;
using Whence.Store.Intake;
using Whence.Store.Pipeline;

namespace Whence.Apps.Tests.Support;

/// <summary>A case of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryCase : IDisposable
{
    public const string Harbour = """
        Harbour to close in May

        The old harbour will close in May, the mayor of Bodø told the Harbour Post on Monday. A port official said the cranes may be sold to Denmark. The union denied that jobs would be lost.
        """;

    private readonly TemporaryFolder _folder = new();

    public TemporaryCase() => Opened = Case.Create(Path.Combine(_folder.FullName, "case"));

    public Case Opened { get; }

    public string Folder => Opened.Folder;

    public TemporaryFolder Files => _folder;

    /// <summary>Takes files and reads them.</summary>
    public Task<PipelineCounts> Take(bool read, params string[] paths) => Take(read, null, paths);

    public async Task<PipelineCounts> Take(bool read, List<PipelineFailure>? failures, params string[] paths) =>
        await new CasePipeline(Opened, new PipelineOptions { Read = read, Failed = failures is null ? null : failures.Add })
            .Run(PipelineInputs.Register(Opened, paths, new InputOptions { ReadSidecars = true }), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Opened.Dispose();
        _folder.Dispose();
    }
}
