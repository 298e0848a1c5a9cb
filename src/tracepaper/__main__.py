from tracepaper.command import main

main()
