return await Whence.Cli.Commands.CommandLine.Run(args).ConfigureAwait(false);
